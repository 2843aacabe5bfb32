namespace Aivors.Grains.Search;

/// <summary>A piece of a query: text between blanks or quotes, or the word <c>or</c>.</summary>
/// <param name="IsOpen">It is the last piece and not quoted: its last word may go on.</param>
internal readonly record struct SearchQueryPart(string Text, bool IsExcluded, bool IsOr, bool IsOpen);

/// <summary>Takes a query apart. Any text can be: a quote that is not closed goes to the end.</summary>
internal static class SearchQueryParts
{
    public static IEnumerable<SearchQueryPart> Of(string text)
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                yield break;
            }

            var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            at += isExcluded ? 1 : 0;
            var isQuoted = text[at] == '"';
            at += isQuoted ? 1 : 0;
            var end = EndOf(text, at, isQuoted);
            var piece = text[at..end];
            at = isQuoted && end < text.Length ? end + 1 : end;

            var isOr = !isQuoted && !isExcluded && piece.Equals("or", StringComparison.OrdinalIgnoreCase) && !IsLast(text, at);
            yield return new SearchQueryPart(piece, isExcluded, isOr, IsOpen: !isQuoted && IsLast(text, at));
        }
    }

    private static int EndOf(string text, int at, bool isQuoted)
    {
        while (at < text.Length && text[at] != '"' && (isQuoted || !char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        return at;
    }

    private static bool IsLast(string text, int at) => text.AsSpan(at).IsWhiteSpace();
}
