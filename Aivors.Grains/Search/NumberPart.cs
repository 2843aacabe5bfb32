namespace Aivors.Grains.Search;

/// <summary>
/// The end of a telephone number, or with a leading <c>+</c> or <c>00</c> its beginning; only digits count. A call is found when the
/// caller's or the called number has it.
/// </summary>
/// <param name="Digits">3 to 20 of them.</param>
public sealed record NumberPart(string Digits, bool IsBeginning)
{
    public const int DigitsMin = 3;
    public const int DigitsMax = 20;

    /// <summary>Null for what is no part of a number.</summary>
    public static NumberPart? TryRead(string text)
    {
        var number = text.Trim();
        if (number.Length > 2 * DigitsMax || number.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-' or '(' or ')' or '.' or '/')))
        {
            return null;
        }

        var digits = DigitsOf(number);
        var isBeginning = number.StartsWith('+') || number.StartsWith("00", StringComparison.Ordinal);
        digits = isBeginning && !number.StartsWith('+') ? digits[2..] : digits;
        return digits.Length is >= DigitsMin and <= DigitsMax ? new NumberPart(digits, isBeginning) : null;
    }

    /// <summary>As the database's <c>tsquery</c>, over the words that <see cref="SearchDocument"/> makes of numbers.</summary>
    internal string ToTsQuery() => IsBeginning ? $"'{BeginningMark}{Digits}':*" : $"'{EndMark}{Reverse(Digits)}':*";

    /// <summary>What a number is found by: from its beginning, and from its end. No word of a text has these marks.</summary>
    internal static IEnumerable<string> KeysOf(string? number)
    {
        var digits = DigitsOf(number ?? "");
        digits = digits[..Math.Min(digits.Length, 2 * DigitsMax)];
        return digits.Length == 0 ? [] : [BeginningMark + digits, EndMark + Reverse(digits)];
    }

    internal static string DigitsOf(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    private const string BeginningMark = "#";
    private const string EndMark = "$";

    private static string Reverse(string digits) => new([.. digits.Reverse()]);
}
