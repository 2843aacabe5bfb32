using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>Reads the two ids that a delivery cannot do without.</summary>
internal static class CallIds
{
    public const int Longest = 128;

    private const int LongestSpelling = (6 * Longest) + 256;

    /// <summary>The id; null when it is missing or not usable.</summary>
    /// <param name="isBad">True when something is there that no id can be.</param>
    public static string? Of(ScannedObject from, Field id, out bool isBad)
    {
        isBad = false;
        if (from.KindOf(id) != JsonTokenType.String)
            return null;

        // Longer than any spelling of an id, blanks around it included.
        if (from.Raw(id).Length > LongestSpelling)
        {
            isBad = true;
            return null;
        }

        // As written: an id must not become another one by being cleaned.
        var text = JsonText.DecodeAsWritten(from.Raw(id).Span).Trim();
        if (FieldValues.IsMissing(text))
            return null;

        isBad = text.Length > Longest || text.Any(char.IsControl) || !ReferenceEquals(JsonText.Clean(text), text) || text.Contains('\uFFFD');
        return isBad ? null : text;
    }
}
