using Microsoft.AspNetCore.Http.Extensions;

namespace Aivors.Api.Http;

/// <summary>What a request says about where it comes from.</summary>
/// <param name="OwnOrigin">The Api's own origin, as this request addressed it.</param>
/// <param name="Origin">The <c>Origin</c> header; null when there is none.</param>
/// <param name="FetchSite">The <c>Sec-Fetch-Site</c> header; null when there is none.</param>
internal sealed record RequestSource(string OwnOrigin, string? Origin, string? FetchSite)
{
    public static RequestSource Of(HttpRequest request) => new(
        OwnOriginOf(request),
        request.Headers.Origin.Count == 0 ? null : request.Headers.Origin.ToString(),
        request.Headers["Sec-Fetch-Site"].Count == 0 ? null : request.Headers["Sec-Fetch-Site"].ToString());

    // As a browser writes it: lower case, without the scheme's own port.
    private static string OwnOriginOf(HttpRequest request) =>
        Uri.TryCreate(UriHelper.BuildAbsolute(request.Scheme, request.Host), UriKind.Absolute, out var uri)
            ? uri.GetLeftPart(UriPartial.Authority)
            : "";
}

/// <summary>Against cross-site request forgery, with clients that send no token. Pure.</summary>
internal static class OriginRule
{
    /// <summary>True when the source is known to be our own page or a listed one; null when the request does not say.</summary>
    public static bool? IsOurs(RequestSource source, IReadOnlyCollection<string> listed)
    {
        if (source.Origin is { } origin)
        {
            return (source.OwnOrigin.Length > 0 && string.Equals(origin, source.OwnOrigin, StringComparison.OrdinalIgnoreCase))
                || listed.Contains(origin, StringComparer.OrdinalIgnoreCase);
        }

        // "none": the person typed it. "same-site" is a sister domain, and no more ours than any other.
        return source.FetchSite is { } site ? site is "same-origin" or "none" : null;
    }
}
