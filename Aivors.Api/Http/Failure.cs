namespace Aivors.Api.Http;

/// <summary>An expected failure, as a value. <see cref="FailureResults"/> is the one place where it becomes HTTP.</summary>
/// <param name="Message">A sentence for a person: what was received, and how to mend it.</param>
public sealed record Failure(FailureKind Kind, string Message, object? Details = null)
{
    /// <summary>When trying again may help; the default is a second.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Failure Invalid(string message, object? details = null) => new(FailureKind.Invalid, message, details);

    public static Failure SignedOut(string message = "Please sign in.") => new(FailureKind.SignedOut, message);

    public static Failure TokenExpired(string message = "Your session has expired. Please refresh it or sign in again.") =>
        new(FailureKind.TokenExpired, message);

    public static Failure Forbidden(string message) => new(FailureKind.Forbidden, message);

    /// <summary>There is no such thing, or it is somebody else's: the two are never told apart.</summary>
    public static Failure NotFound(string message) => new(FailureKind.NotFound, message);

    public static Failure Conflict(string message) => new(FailureKind.Conflict, message);

    public static Failure TooManyRequests(TimeSpan retryAfter) =>
        new(FailureKind.TooManyRequests, "Too many attempts. Please wait a moment and try again.") { RetryAfter = retryAfter };

    /// <summary>Nothing is lost by trying again later.</summary>
    public static Failure Unavailable(string message = "The service is busy. Nothing was lost; please try again.") =>
        new(FailureKind.Unavailable, message);
}

public enum FailureKind
{
    Invalid,
    SignedOut,
    TokenExpired,
    Forbidden,
    MethodNotAllowed,
    NotFound,
    Conflict,
    TooLarge,
    UnsupportedMediaType,
    TooManyRequests,
    Unavailable,
}
