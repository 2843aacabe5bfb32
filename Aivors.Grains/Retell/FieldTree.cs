using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>
/// The fields of a form as the JSON that they were made of. n8n flattens an object into one field per leaf,
/// <c>call[transcript_object][0][words][0][word]</c>: over 25,000 of them for a call of twenty minutes.
/// </summary>
internal sealed class FieldTree
{
    public const int MaxFields = 250_000;

    private const int MaxBranches = 100_000;

    // Below the JSON limit, so that what is written can be read.
    private const int MaxNameParts = DocumentScanner.MaxDepth - 4;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, object> _root = NewBranch();
    private int _fields;
    private int _branches;

    /// <summary>Adds a field; says why the form cannot be read when it has grown past a limit.</summary>
    public UnreadableReading? Add(ReadOnlySpan<char> name, string value)
    {
        if (++_fields > MaxFields || _branches > MaxBranches)
            return Rejections.TooManyFields(MaxFields);

        if (name.Count('[') > MaxNameParts)
            return Rejections.TooDeep();

        var branch = _root;
        var part = FirstPart(name, out var rest);
        while (!rest.IsEmpty)
        {
            branch = Branch(branch, part);
            part = NextPart(rest, out rest);
        }

        branch[Key(branch, part)] = value;
        return null;
    }

    public byte[] ToJson()
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(output, WriterOptions))
            Write(writer, _root, isRoot: true);

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The name up to its first bracket; a name whose brackets do not match is one part.</summary>
    private static ReadOnlySpan<char> FirstPart(ReadOnlySpan<char> name, out ReadOnlySpan<char> rest)
    {
        var bracket = name.IndexOf('[');
        var isNested = bracket > 0 && IsBracketed(name[bracket..]);
        rest = isNested ? name[bracket..] : default;
        return isNested ? name[..bracket] : name;
    }

    private static ReadOnlySpan<char> NextPart(ReadOnlySpan<char> brackets, out ReadOnlySpan<char> rest)
    {
        var end = brackets.IndexOf(']');
        rest = brackets[(end + 1)..];
        return brackets[1..end];
    }

    private static bool IsBracketed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(']');
            if (text[0] != '[' || end < 0)
                return false;

            text = text[(end + 1)..];
        }

        return true;
    }

    private Dictionary<string, object> Branch(Dictionary<string, object> parent, ReadOnlySpan<char> part)
    {
        if (!part.IsEmpty
            && parent.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(part, out var child)
            && child is Dictionary<string, object> known)
            return known;

        _branches++;
        var branch = NewBranch();
        parent[Key(parent, part)] = branch;
        return branch;
    }

    // name[]=a&name[]=b counts up
    private static string Key(Dictionary<string, object> branch, ReadOnlySpan<char> part) =>
        part.IsEmpty ? branch.Count.ToString(CultureInfo.InvariantCulture) : part.ToString();

    private static Dictionary<string, object> NewBranch() => new(StringComparer.Ordinal);

    private static void Write(Utf8JsonWriter writer, Dictionary<string, object> branch, bool isRoot)
    {
        var isArray = !isRoot && IsArray(branch);
        if (isArray)
            writer.WriteStartArray();
        else
            writer.WriteStartObject();

        foreach (var (name, value) in branch)
        {
            if (!isArray)
                writer.WritePropertyName(name);

            if (value is Dictionary<string, object> child)
                Write(writer, child, isRoot: false);
            else
                writer.WriteStringValue((string)value);
        }

        if (isArray)
            writer.WriteEndArray();
        else
            writer.WriteEndObject();
    }

    private static bool IsArray(Dictionary<string, object> branch)
    {
        var index = 0;
        foreach (var name in branch.Keys)
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != index++)
                return false;
        }

        return index > 0;
    }
}
