namespace Aivors.Api.Http;

/// <summary>The client's name for a command, by which doing it twice is doing it once.</summary>
internal static class CommandKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Leaves room for what a route puts before it: the journal takes 200.</summary>
    public const int LengthMax = 160;

    public static Failure Refusal { get; } =
        Failure.Invalid($"A command key must have 1 to {LengthMax} characters: letters, digits and any of - _ . : / + = @ ~");

    public static bool IsGood(string? key) =>
        key is { Length: >= 1 and <= LengthMax } && key.All(c => char.IsAsciiLetterOrDigit(c) || "-_.:/+=@~".Contains(c, StringComparison.Ordinal));

    /// <summary>What is wrong with a key that a body must hold as <c>commandKey</c>; null when it is good.</summary>
    public static Failure? FindWrong(string? key) =>
        string.IsNullOrEmpty(key) ? Failure.Invalid("Missing required field: commandKey") : IsGood(key) ? null : Refusal;

    /// <summary>The key of the header, or a new one when there is none; null when the header holds something else.</summary>
    public static string? OfHeader(HttpRequest request) => request.Headers[Header] switch
    {
        { Count: 0 } => Guid.NewGuid().ToString(),
        var values => IsGood(values.ToString()) ? values.ToString() : null,
    };
}
