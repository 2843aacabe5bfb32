using System.Globalization;
using System.Text;

namespace Aivors.Grains.Search;

/// <summary>What the search index holds of a call: its words and where they stand, and its numbers.</summary>
internal static class SearchDocument
{
    /// <summary>So much of a transcript is searched; three hours of talk have less.</summary>
    public const int LongestText = 200_000;

    // Postgres' own bounds of a tsvector: a position, the positions of one word, and all of it (1 MiB, kept well below).
    private const int LastPosition = 16_383;
    private const int PositionsOfWord = 255;
    private const int LongestDocument = 900_000;

    // So that no phrase runs from one text into the other.
    private const int Gap = 16;

    /// <summary>The text of a <c>tsvector</c>.</summary>
    public static string Of(string? transcript, string? summary, string? fromNumber, string? toNumber)
    {
        var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var size = 0;
        foreach (var key in NumberPart.KeysOf(fromNumber).Concat(NumberPart.KeysOf(toNumber)))
        {
            words.TryAdd(key, []);
        }

        // The summary first: it is short, and a phrase of it must be found however long the transcript is.
        var position = Add(words, summary, 1, ref size);
        Add(words, transcript, position + Gap, ref size);
        return Render(words);
    }

    private static int Add(Dictionary<string, List<int>> words, string? text, int position, ref int size)
    {
        foreach (var word in SearchWords.Of(Cut(text ?? "")))
        {
            if (!words.TryGetValue(word.Key, out var positions))
            {
                // 8: the word's entry, and what its positions are aligned to.
                var cost = Encoding.UTF8.GetByteCount(word.Key) + 8;
                if (size + cost > LongestDocument)
                {
                    continue;
                }

                size += cost;
                words.Add(word.Key, positions = []);
            }

            var at = Math.Min(position++, LastPosition);
            if (positions.Count < PositionsOfWord && (positions.Count == 0 || positions[^1] != at) && size < LongestDocument)
            {
                size += sizeof(short);
                positions.Add(at);
            }
        }

        return position;
    }

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];

    private static string Render(Dictionary<string, List<int>> words)
    {
        var vector = new StringBuilder();
        foreach (var (key, positions) in words)
        {
            vector.Append(vector.Length > 0 ? " " : "").Append('\'').Append(key).Append('\'');
            for (var i = 0; i < positions.Count; i++)
            {
                vector.Append(i == 0 ? ':' : ',').Append(CultureInfo.InvariantCulture, $"{positions[i]}");
            }
        }

        return vector.ToString();
    }
}
