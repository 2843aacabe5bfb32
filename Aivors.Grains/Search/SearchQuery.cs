using System.Text;

namespace Aivors.Grains.Search;

/// <summary>
/// What somebody searches for, as on the web: all words must be there; <c>"a phrase"</c>; <c>or</c> between alternatives; <c>-not</c>.
/// The last word also stands for every word that begins with it.
/// </summary>
public sealed record SearchQuery
{
    public const int LengthMax = 200;
    public const int WordsMax = 32;

    private SearchQuery(string text, IReadOnlyList<IReadOnlyList<SearchTerm>> alternatives) => (Text, Alternatives) = (text, alternatives);

    /// <summary>As it was typed.</summary>
    public string Text { get; }

    /// <summary>One of these must hold; within one, all terms must.</summary>
    internal IReadOnlyList<IReadOnlyList<SearchTerm>> Alternatives { get; }

    /// <summary>The terms that a text is to have, for showing where it has them.</summary>
    internal IEnumerable<SearchTerm> Wanted => Alternatives.SelectMany(terms => terms).Where(term => !term.IsExcluded);

    /// <summary>Null when there is nothing in it to search for, or too much (<see cref="LengthMax"/>, <see cref="WordsMax"/>).</summary>
    public static SearchQuery? TryParse(string text)
    {
        if (text.Length > LengthMax)
        {
            return null;
        }

        var alternatives = new List<IReadOnlyList<SearchTerm>>();
        var terms = new List<SearchTerm>();
        foreach (var part in SearchQueryParts.Of(text))
        {
            if (part.IsOr)
            {
                if (terms.Count > 0)
                {
                    alternatives.Add(terms);
                    terms = [];
                }
            }
            else if (SearchWords.Of(part.Text).Select(word => word.Key).ToArray() is { Length: > 0 } words)
            {
                terms.Add(new SearchTerm(words, part.IsExcluded, part.IsOpen));
            }
        }

        if (terms.Count > 0)
        {
            alternatives.Add(terms);
        }

        var count = alternatives.Sum(all => all.Sum(term => term.Words.Count));
        return count is 0 or > WordsMax ? null : new SearchQuery(text, alternatives);
    }

    /// <summary>As the database's <c>tsquery</c>; the words hold nothing that would have to be escaped, and are quoted all the same.</summary>
    internal string ToTsQuery()
    {
        var query = new StringBuilder();
        foreach (var terms in Alternatives)
        {
            query.Append(query.Length > 0 ? " | " : "").Append('(').AppendJoin(" & ", terms.Select(term => term.ToTsQuery())).Append(')');
        }

        return query.ToString();
    }

    public bool Equals(SearchQuery? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A word, or several that must follow each other.</summary>
/// <param name="IsOpen">The last word may go on.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool IsExcluded, bool IsOpen)
{
    public string ToTsQuery()
    {
        var words = Words.Select((word, i) => $"'{word.Replace(@"\", @"\\").Replace("'", "''")}'{(IsOpen && i == Words.Count - 1 ? ":*" : "")}");
        return $"{(IsExcluded ? "!" : "")}({string.Join(" <-> ", words)})";
    }
}
