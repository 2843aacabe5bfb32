using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aivors.Testing.Stack;

/// <summary>The form of a JSON document without its values: one line per path and type, sorted.</summary>
public static partial class JsonShape
{
    /// <summary>Types: <c>text</c>, <c>time</c>, <c>number</c>, <c>bool</c>, <c>null</c>, <c>{}</c> and <c>[]</c> when empty.</summary>
    public static string Of(JsonElement json)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        Walk(json, "", lines);
        return string.Join('\n', lines);
    }

    /// <summary>The same from a hand-written list: one or several paths of a type per line, as <c>type: path path ...</c>.</summary>
    public static string Expected(string list)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (type, paths) = line.Split(": ", 2) is [var t, var p] ? (t, p) : throw new FormatException(line);
            var (prefix, names) = paths.Split(" > ", 2) is [var before, var after] ? (before + ".", after) : ("", paths);
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries)) lines.Add($"{prefix}{name} {type}");
        }

        return string.Join('\n', lines);
    }

    private static void Walk(JsonElement json, string path, SortedSet<string> lines)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when json.EnumerateObject().Any():
                foreach (var property in json.EnumerateObject()) Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", lines);
                break;
            case JsonValueKind.Array when json.GetArrayLength() > 0:
                foreach (var item in json.EnumerateArray()) Walk(item, $"{path}[]", lines);
                break;
            default:
                lines.Add($"{path} {TypeOf(json)}");
                break;
        }
    }

    private static string TypeOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => IsoTime().IsMatch(json.GetString()!) ? "time" : "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        _ => "null",
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture)]
    private static partial Regex IsoTime();
}
