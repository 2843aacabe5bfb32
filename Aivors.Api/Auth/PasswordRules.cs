using System.Collections.Frozen;

namespace Aivors.Api.Auth;

/// <summary>Which passwords are accepted: long enough, and not among those that are tried first. No composition rules.</summary>
internal static class PasswordRules
{
    public const int LengthMin = 8;

    public const int LengthMax = 128;

    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>What is wrong with the password, as a sentence; null when it may be used.</summary>
    public static string? Check(string? password) => password switch
    {
        null or "" => "Please choose a password.",
        { Length: < LengthMin } => $"The password must have at least {LengthMin} characters.",
        { Length: > LengthMax } => $"The password must have at most {LengthMax} characters.",
        _ when Common.Contains(password) => "This password is one of the most common ones. Please choose another.",
        _ when password.All(c => c == password[0]) => "This password repeats one character. Please choose another.",
        _ => null,
    };

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Aivors.Api.Auth.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
