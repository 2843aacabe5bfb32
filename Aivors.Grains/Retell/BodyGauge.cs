using System.Buffers;

namespace Aivors.Grains.Retell;

/// <summary>
/// Weighs a body before any of it is read: what costs time in reading is counted in its raw bytes, at memory speed. So a body that is
/// made to be slow is refused in a few milliseconds, and what passes is read in a few dozen.
/// </summary>
/// <remarks>
/// A call of two hours, the longest that Retell makes, has about 160,000 values with all its word timings (sample 12: 26,000 in twenty
/// minutes) and 420,000 quotes. The limits leave room for its three events in one body, and for its JSON made text twice over.
/// </remarks>
internal static class BodyGauge
{
    /// <summary>How many values a JSON body may hold, by its commas; those inside texts count too.</summary>
    public const int MaxValues = 500_000;

    /// <summary>How many backslashes it may hold.</summary>
    public const int MaxEscapes = 1_500_000;

    private const int RunBlock = 64 * 1024;

    // Reading a form of so many fields takes a few dozen milliseconds.
    private const int ManyFields = 30_000;

    private static readonly SearchValues<byte> BlanksAndDigits = SearchValues.Create(" \t\r\n0123456789"u8);

    /// <summary>Why this JSON is not read; null when it may be.</summary>
    public static ScanFault? OfJson(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxValues && json.Count((byte)',') > MaxValues)
            return ScanFault.TooManyValues;

        if (HasEndlessRun(json))
            return ScanFault.EndlessRun;

        return json.Length > MaxEscapes && json.Count((byte)'\\') > MaxEscapes ? ScanFault.TooManyEscapes : null;
    }

    // Blanks and the digits of a number are read one by one. A block of nothing else is in the middle of a run at least as long.
    private static bool HasEndlessRun(ReadOnlySpan<byte> json)
    {
        for (; json.Length >= RunBlock; json = json[RunBlock..])
        {
            if (!json[..RunBlock].ContainsAnyExcept(BlanksAndDigits))
                return true;
        }

        return false;
    }

    /// <summary>Why this form is not read; null when it may be.</summary>
    /// <param name="fields">How many it has, by what separates them.</param>
    public static UnreadableReading? OfForm(ReadOnlySpan<byte> form, int fields)
    {
        if (fields > FieldTree.MaxFields)
            return Rejections.TooManyFields(FieldTree.MaxFields);

        // What is decoded, or escaped when the form becomes JSON.
        if (form.Length > MaxEscapes && form.Count((byte)'%') + form.Count((byte)'"') + form.Count((byte)'\\') > MaxEscapes)
            return Rejections.Fault(new ScannedFault(ScanFault.TooManyEscapes, form.Length));

        // Only an event of Retell's own, taken apart by n8n, has so many fields, and it has its ids in Retell's spelling.
        return fields <= ManyFields ? null
            : form.IndexOf("call_id"u8) < 0 ? Rejections.MissingIdInForm(Field.CallId, fields)
            : form.IndexOf("agent_id"u8) < 0 ? Rejections.MissingIdInForm(Field.AgentId, fields)
            : null;
    }
}
