using System.Globalization;
using System.Text;

namespace Aivors.Grains.Search;

/// <summary>A word of a text: where it stands, and what it is looked up by.</summary>
/// <param name="Key">In lower case, without marks of direction; at most <see cref="SearchWords.LongestKey"/> characters.</param>
internal readonly record struct SearchWord(int Start, int Length, string Key);

/// <summary>
/// Divides texts into the words that search knows. It is our own and not the database's, so that the same text has the same words
/// under every locale of a server, and so that languages that are written without blanks can be searched at all.
/// </summary>
/// <remarks>
/// A word is a run of letters, digits and marks. Each sign of a script without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese)
/// and each symbol (emoji) is a word of its own: a run of them in a query is a phrase, which finds it anywhere in a text.
/// </remarks>
internal static class SearchWords
{
    public const int LongestKey = 100;

    public static IEnumerable<SearchWord> Of(string text)
    {
        var key = new StringBuilder();
        var start = 0;
        var index = 0;
        while (index < text.Length)
        {
            // Nearly all there is, and several times as fast: transcripts are read again for the index after every call.
            if (char.IsAscii(text[index]))
            {
                if (char.IsAsciiLetterOrDigit(text[index]))
                {
                    start = key.Length == 0 ? index : start;
                    Append(key, char.ToLowerInvariant(text[index]));
                }
                else if (key.Length > 0)
                {
                    yield return Take(key, start, index);
                }

                index++;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
            var kind = KindOf(rune);
            if (kind == Kind.Letter)
            {
                start = key.Length == 0 ? index : start;
                Append(key, rune);
            }
            else if (kind != Kind.Invisible)
            {
                if (key.Length > 0)
                {
                    yield return Take(key, start, index);
                }

                if (kind == Kind.Single)
                {
                    yield return new SearchWord(index, length, rune.ToString());
                }
            }

            index += length;
        }

        if (key.Length > 0)
        {
            yield return Take(key, start, index);
        }
    }

    private static void Append(StringBuilder key, char lower)
    {
        if (key.Length < LongestKey)
        {
            key.Append(lower);
        }
    }

    private static void Append(StringBuilder key, Rune rune)
    {
        if (key.Length < LongestKey)
        {
            Span<char> lower = stackalloc char[2];
            key.Append(lower[..Rune.ToLowerInvariant(rune).EncodeToUtf16(lower)]);
        }
    }

    private static SearchWord Take(StringBuilder key, int start, int end)
    {
        var word = new SearchWord(start, end - start, key.ToString());
        key.Clear();
        return word;
    }

    private static Kind KindOf(Rune rune)
    {
        if (IsWrittenWithoutBlanks(rune.Value))
        {
            return Kind.Single;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => IsVariation(rune.Value) ? Kind.Invisible : Kind.Letter,
            // Marks of direction, joiners and byte order marks stand inside words and are not seen.
            UnicodeCategory.Format => Kind.Invisible,
            UnicodeCategory.OtherSymbol when rune != Rune.ReplacementChar => Kind.Single,
            _ => Kind.Blank,
        };
    }

    // Emoji come with or without them.
    private static bool IsVariation(int value) => value is >= 0xFE00 and <= 0xFE0F;

    private static bool IsWrittenWithoutBlanks(int value) => value is
        (>= 0x0E01 and <= 0x0E4E) or (>= 0x0E80 and <= 0x0ECE) or (>= 0x1000 and <= 0x103F) or (>= 0x1780 and <= 0x17D3)
        or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FC) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private enum Kind
    {
        Blank,
        Letter,
        Single,
        Invisible,
    }
}
