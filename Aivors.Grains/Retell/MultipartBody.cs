using System.Text;

namespace Aivors.Grains.Retell;

/// <summary>Reads <c>multipart/form-data</c>, whose parts n8n names <c>event</c> and <c>call</c>, into the JSON that it stands for.</summary>
/// <remarks>The body's first line is its boundary, so the Content-Type is not needed, which a workflow may have set to anything.</remarks>
internal static class MultipartBody
{
    // RFC 2046 allows 70 characters.
    private const int LongestBoundaryLine = 2 + 70;

    public static bool LooksLike(ReadOnlySpan<byte> body) => body.StartsWith("--"u8) && BoundaryLine(body).Length > 2;

    /// <summary>The parts as JSON, or why they cannot be read.</summary>
    public static (byte[]? Json, UnreadableReading? Refusal) Read(ReadOnlySpan<byte> body)
    {
        var boundary = BoundaryLine(body);
        var delimiter = (byte[])[(byte)'\n', .. boundary];
        if (BodyGauge.OfForm(body, body.Count(delimiter)) is { } tooMuch)
            return (null, tooMuch);

        var tree = new FieldTree();
        var rest = body[boundary.Length..];
        while (!rest.StartsWith("--"u8))
        {
            var end = rest.IndexOf(delimiter);
            if (end < 0)
                return (null, Rejections.BrokenForm("its last part has no end"));

            if (AddPart(tree, rest[..end]) is { } refusal)
                return (null, refusal);

            rest = rest[(end + delimiter.Length)..];
        }

        return (tree.ToJson(), null);
    }

    private static UnreadableReading? AddPart(FieldTree tree, ReadOnlySpan<byte> part)
    {
        var headersEnd = part.IndexOf("\n\r\n"u8);
        var gap = 3;
        if (headersEnd < 0)
        {
            headersEnd = part.IndexOf("\n\n"u8);
            gap = 2;
        }

        if (headersEnd < 0 || Name(part[..headersEnd]) is not { Length: > 0 } name)
            return Rejections.BrokenForm("a part has no name");

        return tree.Add(name, Encoding.UTF8.GetString(part[(headersEnd + gap)..].TrimEnd((byte)'\r')));
    }

    private static string? Name(ReadOnlySpan<byte> headers)
    {
        var start = headers.IndexOf(" name="u8);
        if (start < 0)
            return null;

        var value = headers[(start + " name="u8.Length)..];
        if (value.StartsWith("\""u8))
        {
            var end = value[1..].IndexOf((byte)'"');
            return end < 0 ? null : Encoding.UTF8.GetString(value[1..(end + 1)]);
        }

        var stop = value.IndexOfAny("; \r\n"u8);
        return Encoding.UTF8.GetString(stop < 0 ? value : value[..stop]);
    }

    private static ReadOnlySpan<byte> BoundaryLine(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)'\n');
        var line = end < 0 ? default : body[..end].TrimEnd((byte)'\r');
        return line.Length <= LongestBoundaryLine ? line : default;
    }
}
