using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aivors.Testing;

/// <summary>Bodies of up to 16 MiB that are made to be slow, or to take much memory, and that are no delivery.</summary>
public static class Bombs
{
    public const int Size = 16 * 1024 * 1024;

    private const string Start = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Func<int, byte[]>> Kinds = new(StringComparer.Ordinal)
    {
        ["deep arrays"] = size => Repeat("{\"call\":", "[", "", size),
        ["only ["] = size => Repeat("", "[", "", size),
        ["deep objects"] = size => Repeat("", "{\"body\":", "", size),
        ["one long string"] = size => Repeat("\"", "x", "\"", size),
        ["a string of escaped quotes"] = size => Repeat("{\"body\":\"{", "\\\"", "\"}", size),
        ["a string of \\u0041"] = size => Repeat("{\"body\":\"{", "\\u0041", "\"}", size),
        ["millions of keys"] = size => Number(Start, ",\"k{0}\":1", "}}", size),
        ["duplicate keys"] = size => Repeat(Start, ",\"call_id\":\"\"", "}}", size),
        ["escaped keys"] = size => Repeat(Start, ",\"\\u0061\":1", "}}", size),
        ["millions of numbers"] = size => Repeat(Start + ",\"x\":[1", ",1", "]}}", size),
        ["millions of events"] = size => Repeat("[{}", ",{}", "]", size),
        ["JSON in text, thrice"] = Thrice,
        ["a form of many fields"] = size => Number("a=1", "&call%5Bk{0}%5D=v", "", size),
        ["a form of percent signs"] = size => Repeat("call=%7B", "%22", "", size),
        ["a form of one name"] = size => Repeat("", "n", "=1", size),
        ["multipart of many parts"] = size => Repeat("--b\r\n", "Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\n", "--b--", size),
        ["no UTF-8 at all"] = size => [.. Enumerable.Repeat((byte)0xFF, size)],
        ["every second byte no UTF-8"] = size => Damaged(Repeat(Start + ",\"x\":\"", "x", "\"}}", size)),
        ["UTF-16 with its mark"] = size => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"call\":\"" + new string('x', (size / 2) - 12) + "\"}")],
        ["a number of a million digits"] = size => Repeat(Start + ",\"duration_ms\":1", "1", "}}", Math.Min(size, 1_000_000 + (size % 1000))),
        ["a number of 16 million digits"] = size => Repeat(Start + ",\"duration_ms\":1", "1", "}}", size),
        ["blanks"] = size => Repeat(Start, " ", "}}", size),
        ["NULs"] = size => new byte[size],
        ["\\u0000 in a transcript"] = size => Repeat(Start + ",\"transcript\":\"", "\\u0000", "\"}}", size),
        ["plain text"] = size => Repeat("x", " lorem ipsum", "", size),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <param name="size">At most so many bytes; another size makes another body.</param>
    public static byte[] Make(string name, int size = Size) => Kinds[name](size);

    private static byte[] Repeat(string head, string unit, string tail, int size)
    {
        var units = (size - head.Length - tail.Length) / unit.Length;
        return Encoding.ASCII.GetBytes(new StringBuilder(size).Append(head).Insert(head.Length, unit, units).Append(tail).ToString());
    }

    private static byte[] Number(string head, string unit, string tail, int size)
    {
        var text = new StringBuilder(head, size + 32);
        for (var i = 0; text.Length < size - 32; i++)
        {
            text.Append(unit.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return Encoding.ASCII.GetBytes(text.Append(tail).ToString());
    }

    private static byte[] Thrice(int size)
    {
        const string Unit = ",\"word\":\"hello\",\"start\":1.25";
        var perUnit = AsText(string.Concat(Enumerable.Repeat(Unit, 100))).Length / 100;
        var json = Start + string.Concat(Enumerable.Repeat(Unit, (size - 1000) / perUnit)) + "}}";
        return Encoding.ASCII.GetBytes(AsText(json));
    }

    private static string AsText(string json) =>
        JsonSerializer.Serialize(JsonSerializer.Serialize(JsonSerializer.Serialize(json, Relaxed), Relaxed), Relaxed);

    private static byte[] Damaged(byte[] body)
    {
        for (var i = 100; i < body.Length - 10; i += 2)
        {
            body[i] = 0xC3;
        }

        return body;
    }
}
