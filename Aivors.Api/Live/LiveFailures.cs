using Aivors.Api.Http;

namespace Aivors.Api.Live;

/// <summary>Why a stream is not opened.</summary>
internal static class LiveFailures
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <summary>Of this process; another one may have room.</summary>
    public static Failure Full { get; } =
        Failure.Unavailable("This server has as many live streams open as it can hold. Please try again in a moment.") with { RetryAfter = Later };

    public static Failure TooManyOf(int streams) => new(FailureKind.TooManyRequests,
        $"You have {streams} live streams open, which is as many as one user may have. Close a tab and try again.") { RetryAfter = Later };

    public static Failure BadId(string received) => Failure.Invalid(
        $"Last-Event-ID must be the id of an event of this stream, a whole number from 0 up; received '{(received.Length > 40 ? received[..40] : received)}'. "
        + "Leave it out to begin with what happens from now on.");
}
