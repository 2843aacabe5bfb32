namespace Aivors.Api.Auth;

/// <summary>Names of people and tenants: 1 to 200 characters that can be shown and stored.</summary>
internal static class PersonName
{
    public const int LengthMax = 200;

    /// <summary>The name without the blanks around it; null when it cannot be one.</summary>
    public static string? TryNormalize(string? text)
    {
        var name = text?.Trim();
        return name is { Length: >= 1 and <= LengthMax } && CleanText.IsClean(name) ? name : null;
    }
}

/// <summary>Text that Postgres and every page can take.</summary>
internal static class CleanText
{
    /// <summary>No control character, and no half of a surrogate pair.</summary>
    public static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[i]))
            {
                i++;
            }
        }

        return true;
    }
}
