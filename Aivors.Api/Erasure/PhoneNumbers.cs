namespace Aivors.Api.Erasure;

/// <summary>A number as a person writes it, and how it may stand in a call.</summary>
internal static class PhoneNumbers
{
    private const int LengthMax = 64;

    /// <summary>Null when it is no number.</summary>
    public static string[]? SpellingsOf(string? number)
    {
        if (number is null || number.Length > LengthMax || !number.All(c => char.IsAsciiDigit(c) || "+-(). /".Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length is >= 3 and <= 30 ? [.. new[] { number.Trim(), digits, $"+{digits}" }.Distinct(StringComparer.Ordinal)] : null;
    }
}
