using System.Text;

namespace Aivors.Grains.Search;

/// <summary>Shows where a text has what was searched for.</summary>
internal static class SearchHighlight
{
    /// <summary>Before and after each match: characters for private use, which no text of ours keeps, so that no markup travels.</summary>
    public const char MatchStart = '\uE000';
    public const char MatchEnd = '\uE001';

    private const int LengthBefore = 60;
    private const int LengthMax = 240;
    private const int LongestFragment = 1000;

    /// <summary>A fragment around the first match, each match in it marked; null when there is none.</summary>
    public static string? Of(string? text, SearchQuery query)
    {
        var wanted = query.Wanted.ToArray();
        if (string.IsNullOrEmpty(text) || wanted.Length == 0)
        {
            return null;
        }

        var clean = text.Replace(MatchStart.ToString(), "").Replace(MatchEnd.ToString(), "");
        var words = SearchWords.Of(clean[..Math.Min(clean.Length, SearchDocument.LongestText)]).ToArray();
        var matches = MatchesOf(words, wanted);
        return matches.Count == 0 ? null : Fragment(clean, words, matches);
    }

    /// <summary>The first and the last word of each match, in the text's order, none over another.</summary>
    private static List<(int First, int Last)> MatchesOf(SearchWord[] words, SearchTerm[] terms)
    {
        var matches = new List<(int First, int Last)>();
        for (var i = 0; i < words.Length; i++)
        {
            var length = terms.Max(term => IsAt(words, i, term) ? term.Words.Count : 0);
            if (length > 0)
            {
                matches.Add((i, i + length - 1));
                i += length - 1;
            }
        }

        return matches;
    }

    private static bool IsAt(SearchWord[] words, int at, SearchTerm term)
    {
        for (var i = 0; i < term.Words.Count; i++)
        {
            if (at + i >= words.Length)
            {
                return false;
            }

            var isLast = i == term.Words.Count - 1;
            var isSame = term.IsOpen && isLast
                ? words[at + i].Key.StartsWith(term.Words[i], StringComparison.Ordinal)
                : words[at + i].Key == term.Words[i];
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }

    private static string Fragment(string text, SearchWord[] words, List<(int First, int Last)> matches)
    {
        var first = words[matches[0].First].Start;
        // From the beginning of a word to the end of one.
        var from = first <= LengthBefore ? 0 : words.First(word => word.Start >= first - LengthBefore).Start;
        var ends = words.Where(word => word.Start >= first && word.Start + word.Length <= from + LengthMax).Select(word => word.Start + word.Length);
        var matchEnd = words[matches[0].Last].Start + words[matches[0].Last].Length;
        var to = text.Length <= from + LengthMax ? text.Length : Math.Max(matchEnd, ends.LastOrDefault());
        // One word may be as long as the whole text.
        to = Math.Min(to, from + LongestFragment);
        to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;

        var fragment = new StringBuilder(from > 0 ? "… " : "");
        var at = from;
        foreach (var (firstWord, lastWord) in matches)
        {
            var (start, end) = (words[firstWord].Start, Math.Min(to, words[lastWord].Start + words[lastWord].Length));
            if (start >= to)
            {
                break;
            }

            fragment.Append(text, at, start - at).Append(MatchStart).Append(text, start, end - start).Append(MatchEnd);
            at = end;
        }

        return fragment.Append(text, at, to - at).Append(to < text.Length ? " …" : "").ToString();
    }
}
