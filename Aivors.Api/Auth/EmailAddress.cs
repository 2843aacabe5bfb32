using System.Buffers;

namespace Aivors.Api.Auth;

/// <summary>E-mail addresses as sign-in takes them: checked simply, kept in lower case.</summary>
internal static class EmailAddress
{
    public const int LengthMax = 254;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>()[]\\,;:\"");

    /// <summary>
    /// The address in lower case; null when it cannot be one. ASCII only: letters that merely look alike, or that two
    /// libraries lower differently, must not make two accounts of one address.
    /// </summary>
    public static string? TryNormalize(string? text)
    {
        var address = text?.Trim();
        if (address is null or { Length: < 3 or > LengthMax } || address.Any(c => c is <= ' ' or > '~'))
        {
            return null;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        var domain = address.AsSpan(at + 1);
        var isAddress = at is > 0 and <= 64
            && domain.Length > 0
            && !domain.Contains('@')
            && domain[0] is not ('.' or '-')
            && domain[^1] is not ('.' or '-')
            && domain.IndexOf("..", StringComparison.Ordinal) < 0
            && !address.AsSpan().ContainsAny(Forbidden);
        return isAddress ? address.ToLowerInvariant() : null;
    }
}
