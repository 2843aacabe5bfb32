using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>A command's fact, comparable: two commands are the same when their facts are.</summary>
/// <param name="Text">The fact's data as JSON text with its keys in order, as jsonb gives it back after <see cref="Canonical"/>.</param>
internal sealed record CommandFact(string Kind, long AmountSeconds, string Text)
{
    public static string Data(params (string Key, string? Value)[] fields) =>
        Render(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!)));

    /// <summary>
    /// Stands in a fact for a text that must not: enough to tell another text under the same key, and far too little to tell which text it was
    /// (32 bits, and others for each key).
    /// </summary>
    public static string? MarkOf(string? text, string commandKey) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{commandKey}\n{text}")).AsSpan(0, 4));

    public static string Canonical(string json) =>
        Render(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    private static string Render(IEnumerable<KeyValuePair<string, string>> fields) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(fields.ToDictionary(), StringComparer.Ordinal));
}
