using Aivors.Api.Http;

namespace Aivors.Api.Calls;

/// <summary>A call's id in a path.</summary>
internal static class CallIdForm
{
    private const int LengthMax = 128;

    /// <summary>The one answer for a call that is somebody else's or that there is not.</summary>
    public static Failure NotFound { get; } = Failure.NotFound("There is no such call.");

    /// <summary>Postgres knows no NUL, and no id is longer.</summary>
    public static bool IsPossible(string callId) => callId.Length <= LengthMax && !callId.Contains('\0');
}
