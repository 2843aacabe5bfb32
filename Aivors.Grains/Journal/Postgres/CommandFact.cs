using System.Text.Json;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>A command's fact, comparable: two commands are the same when their facts are.</summary>
/// <param name="Text">The fact's data as JSON text with its keys in order, as jsonb gives it back after <see cref="Canonical"/>.</param>
internal sealed record CommandFact(string Kind, long AmountSeconds, string Text)
{
    public static string Data(params (string Key, string? Value)[] fields) =>
        Render(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!)));

    public static string Canonical(string json) =>
        Render(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    private static string Render(IEnumerable<KeyValuePair<string, string>> fields) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(fields.ToDictionary(), StringComparer.Ordinal));
}
