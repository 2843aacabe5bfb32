using System.Text.Json;

namespace Aivors.Api.Http;

/// <summary>Says what is wrong with a request that could not be read, in words for its sender.</summary>
internal static class BadRequestText
{
    public static FailureEnvelope EnvelopeOf(BadHttpRequestException bad, DateTimeOffset now)
    {
        var failure = bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new Failure(FailureKind.TooLarge, "The request body is too large."),
            StatusCodes.Status415UnsupportedMediaType => NotJson,
            _ => Failure.Invalid(TextOf(bad)),
        };
        return failure.ToEnvelope(now);
    }

    public static Failure NotJson { get; } =
        new(FailureKind.UnsupportedMediaType, "Send the request body as JSON, with the header Content-Type: application/json.");

    private static string TextOf(BadHttpRequestException bad)
    {
        if (bad.InnerException is not JsonException json)
        {
            return bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase)
                ? "The request needs a JSON object as its body."
                : "The request could not be read: a value in its path or query has the wrong form.";
        }

        // The reader's own complaints come wrapped; without one the JSON is sound, and a value of it does not fit.
        if (json.InnerException is JsonException || json.Path is null or "" or "$")
        {
            return $"The request body is not the JSON object that is expected here (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}).";
        }

        var field = json.Path.StartsWith("$.", StringComparison.Ordinal) ? json.Path[2..] : json.Path;
        return $"The request body does not fit at '{Shorten(field)}': the field is unknown here, or given twice, or has a value of the wrong type.";
    }

    private static string Shorten(string field) => field.Length <= 64 ? field : string.Concat(field.AsSpan(0, 64), "...");
}
