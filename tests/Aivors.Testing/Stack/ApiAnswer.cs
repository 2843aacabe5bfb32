using System.Net.Http.Headers;
using System.Text.Json;

namespace Aivors.Testing.Stack;

/// <summary>What the Api answered, read to its end.</summary>
public sealed record ApiAnswer(int Status, string Text, string? ContentType, HttpResponseHeaders Headers, string? Disposition = null)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonDocument.Parse(Text).RootElement.Clone());

    public JsonElement Json => _json.Value;

    public string Shape => JsonShape.Of(Json);

    /// <summary>The <c>Set-Cookie</c> headers, as they came.</summary>
    public IReadOnlyList<string> SetCookies => Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];

    /// <summary>The text at a path such as <c>data.call.callId</c>; null where there is none.</summary>
    public string? this[string path] => At(path) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } found ? found.ToString() : null;

    /// <summary>Undefined when there is nothing at the path.</summary>
    public JsonElement At(string path)
    {
        var json = Json;
        foreach (var name in path.Split('.'))
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json)) return default;
        }

        return json;
    }

    public long Number(string path) => At(path).GetInt64();

    public bool Bool(string path) => At(path).GetBoolean();

    /// <summary>Without the time of the answer: what is left must be the same for the same failure.</summary>
    public string WithoutTimestamp => string.Join(',', Json.EnumerateObject().Where(p => p.Name != "timestamp").Select(p => $"{p.Name}={p.Value}"));

    public override string ToString() => $"{Status} {Text}";
}
