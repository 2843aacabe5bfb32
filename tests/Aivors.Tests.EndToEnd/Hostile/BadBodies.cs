using System.Text;
using System.Text.Json;

namespace Aivors.Tests.EndToEnd.Hostile;

/// <summary>Bodies for a schema: one that would do, then something wrong with it.</summary>
internal static class BadBodies
{
    private static readonly string[] Extras = ["role", "isAdmin", "tenantId", "userId", "seq", "balance", "credits", "__proto__", "$type", "", "a\u0000b"];

    public static (byte[] Bytes, string ContentType) Of(Random random, IReadOnlyDictionary<string, string> fields)
    {
        var pairs = fields.Select(field => (Name: JsonSerializer.Serialize(field.Key), Value: Likely(random, field.Key, field.Value))).ToList();
        for (var wrongs = random.Next(1, 4); wrongs > 0; wrongs--)
        {
            if (pairs.Count == 0)
            {
                pairs.Add(("\"a\"", Value(random, 0)));
                continue;
            }

            var at = random.Next(pairs.Count);
            switch (random.Next(6))
            {
                case 0: pairs.RemoveAt(at); break;
                case 1: pairs.Add((JsonSerializer.Serialize(Extras[random.Next(Extras.Length)]), Value(random, 0))); break;
                case 2: pairs.Add((pairs[at].Name, Value(random, 0))); break;
                case 3: pairs[at] = (pairs[at].Name.ToUpperInvariant(), pairs[at].Value); break;
                default: pairs[at] = (pairs[at].Name, Value(random, 0)); break;
            }
        }

        var json = "{" + string.Join(',', pairs.Select(pair => $"{pair.Name}:{pair.Value}")) + "}";
        return Broken(random, json);
    }

    private static (byte[] Bytes, string ContentType) Broken(Random random, string json)
    {
        const string type = "application/json";
        return random.Next(16) switch
        {
            0 => (Encoding.UTF8.GetBytes(json[..random.Next(json.Length)]), type),
            1 => (Encoding.UTF8.GetBytes(json + json), type),
            2 => (Encoding.UTF8.GetBytes("\ufeff" + json), type),
            3 => (Encoding.Unicode.GetBytes(json), "application/json; charset=utf-16"),
            4 => ([.. Encoding.UTF8.GetBytes(json), 0xff, 0xc0, 0x80], type),
            5 => ([], type),
            6 => (Encoding.UTF8.GetBytes(json), random.Next(2) == 0 ? "text/plain" : "application/x-www-form-urlencoded"),
            7 => (Encoding.UTF8.GetBytes(json), random.Next(2) == 0 ? "application/json; charset=\"" : "multipart/form-data; boundary=x"),
            8 => (Encoding.UTF8.GetBytes(Value(random, 0)), type),
            9 => (Encoding.UTF8.GetBytes(new string('[', random.Next(10, 2_000))), type),
            10 => (Bytes(random), "application/octet-stream"),
            _ => (Encoding.UTF8.GetBytes(json), type),
        };
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(0, 300)];
        random.NextBytes(bytes);
        return bytes;
    }

    // What the field could hold, so that the wrong one beside it is reached.
    private static string Likely(Random random, string name, string type) => type switch
    {
        "integer" or "number" => JsonSerializer.Serialize(random.Next(1, 100)),
        "boolean" => random.Next(2) == 0 ? "true" : "false",
        _ when name == "commandKey" => JsonSerializer.Serialize($"fuzz-{random.NextInt64():x}"),
        _ when name.Contains("Id", StringComparison.Ordinal) => JsonSerializer.Serialize(new Guid(random.Next(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        _ => JsonSerializer.Serialize("word"),
    };

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 8 : 11) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        3 => random.Next(5) switch { 0 => "-1", 1 => "1e400", 2 => "0.1", 3 => "99999999999999999999", _ => "-0" },
        4 => "\"\\u0000\"",
        5 => "\"\\ud800\"",
        6 or 7 => Quoted(BadValues.Text(random)),
        8 => "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))) + "]",
        9 => "{" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\":{Value(random, depth + 1)}")) + "}",
        _ => string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70)),
    };

    // By hand: a serializer would put lone surrogates right.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c)) quoted.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
