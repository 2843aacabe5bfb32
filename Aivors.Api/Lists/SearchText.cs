using Aivors.Api.Http;

namespace Aivors.Api.Lists;

/// <summary>What a person typed into a search box.</summary>
internal static class SearchText
{
    public const int LengthMax = 200;

    public static Failure Refusal(string name) => Failure.Invalid($"{name} takes up to {LengthMax} characters of plain text.");

    /// <summary>The text without the blanks around it, null for none; false when it cannot be searched for.</summary>
    public static bool TryRead(string? given, out string? text)
    {
        text = string.IsNullOrWhiteSpace(given) ? null : given.Trim();
        // Postgres knows no NUL.
        return text is null || (text.Length <= LengthMax && !text.Contains('\0'));
    }
}
