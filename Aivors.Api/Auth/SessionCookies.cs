using Aivors.Api.Http;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>The cookies of a signed-in browser.</summary>
internal sealed class SessionCookies(IOptions<JwtOptions> jwt, IOptions<CrossOriginOptions> crossOrigin, IWebHostEnvironment environment)
{
    public const string Access = "access_token";

    public const string Refresh = "refresh_token";

    public const string Csrf = "XSRF-TOKEN";

    public void Write(HttpResponse response, string accessToken, string refreshToken)
    {
        response.Cookies.Append(Access, accessToken, Options(jwt.Value.AccessLifetime));
        response.Cookies.Append(Refresh, refreshToken, Options(jwt.Value.RefreshLifetime));
    }

    public void Clear(HttpResponse response)
    {
        response.Cookies.Delete(Access, Options(null));
        response.Cookies.Delete(Refresh, Options(null));
    }

    /// <summary>For the one client that asks for such a token and sends it back: its script must be able to read it.</summary>
    public void WriteCsrf(HttpResponse response, string token)
    {
        var options = Options(null);
        options.HttpOnly = false;
        response.Cookies.Append(Csrf, token, options);
    }

    // No Domain: the cookie is this host's alone. SameSite=None needs Secure, whatever the environment.
    private CookieOptions Options(TimeSpan? lifetime)
    {
        var isCrossSite = crossOrigin.Value.Origins.Length > 0;
        return new CookieOptions
        {
            HttpOnly = true,
            Path = "/",
            Secure = isCrossSite || !environment.IsDevelopment(),
            SameSite = isCrossSite ? SameSiteMode.None : SameSiteMode.Lax,
            MaxAge = lifetime,
        };
    }
}
