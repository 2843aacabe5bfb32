using Aivors.Api.Dashboard;
using Aivors.ServiceDefaults;

namespace Aivors.Api.Http;

/// <summary>The headers that every answer carries, errors included.</summary>
internal static class SecurityHeaders
{
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    // The dashboard's: everything from here and nothing inline; recordings lie with Retell.
    private const string PagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self' https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "report-uri " + PolicyReportEndpoint.Path;

    // The reference page of development brings its own scripts and styles.
    private const string ReferencePolicy = "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    // Orleans' page writes styles into itself and brings its font as data; only admins get it.
    private const string OrleansPolicy = "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        var hsts = !app.Environment.IsDevelopment();
        return app.Use((context, next) =>
        {
            // On starting, because the exception handler clears what was set before it.
            context.Response.OnStarting(() =>
            {
                Write(context, hsts);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(HttpContext context, bool hsts)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        var isApi = path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = isApi ? ApiPolicy
                : path.StartsWithSegments("/scalar", StringComparison.OrdinalIgnoreCase) ? ReferencePolicy
                : path.StartsWithSegments(OrleansDashboardOptions.Path, StringComparison.OrdinalIgnoreCase) ? OrleansPolicy : PagePolicy;
        }

        if (hsts)
        {
            // Browsers heed it over https only, so it does no harm behind a proxy that ends TLS.
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (isApi && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }
}
