using Aivors.Api.Http;

namespace Aivors.Api.Accounts;

/// <summary>What is said of a user that a request names in vain.</summary>
public static class NamedAccount
{
    /// <summary>The one answer for a user that is somebody else's, unknown, or no id at all: which of them it was is nobody's business.</summary>
    public static Failure NotFound { get; } = Failure.NotFound("There is no such user.");
}
