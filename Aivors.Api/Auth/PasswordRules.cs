namespace Aivors.Api.Auth;

/// <summary>
/// Which passwords are accepted: long enough, not among those that are tried first, and not made of what is known of the account. No
/// composition rules.
/// </summary>
internal static class PasswordRules
{
    public const int LengthMin = 8;

    public const int LengthMax = 128;

    /// <summary>What must be left of a password without the words that anybody would try with this account.</summary>
    private const int OwnMin = 6;

    private const int WordMin = 3;

    /// <summary>The product's own words.</summary>
    private static readonly string[] OfTheProduct = ["aivors", "retell"];

    /// <summary>What is wrong with the password, as a sentence; null when it may be used.</summary>
    /// <param name="password">What was chosen.</param>
    /// <param name="known">What is known of the account: its address, and the names of user and tenant.</param>
    public static string? Check(string? password, params IEnumerable<string?> known) => CheckAlone(password)
        ?? (LeftOf(password!, known) < OwnMin ? "This password is little more than the name of the product, or yours. Please choose another." : null);

    /// <summary>How many characters are left without the words of the account; of an address the part before the @ counts.</summary>
    private static int LeftOf(string password, IEnumerable<string?> known)
    {
        var words = known.OfType<string>().SelectMany(text => Words(text.Split('@')[0])).Concat(OfTheProduct)
            .Where(word => word.Length >= WordMin).OrderByDescending(word => word.Length);
        return words.Aggregate(password, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase)).Length;
    }

    private static string[] Words(string text) =>
        new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? CheckAlone(string? password) => password switch
    {
        null or "" => "Please choose a password.",
        { Length: < LengthMin } => $"The password must have at least {LengthMin} characters.",
        { Length: > LengthMax } => $"The password must have at most {LengthMax} characters.",
        _ when CommonPasswords.Contains(password) => "This password is one of the most common ones. Please choose another.",
        _ when password.All(c => c == password[0]) => "This password repeats one character. Please choose another.",
        _ => null,
    };
}
