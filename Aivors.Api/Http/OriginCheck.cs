using Aivors.Api.Auth;
using Aivors.Api.Dashboard;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Aivors.Api.Http;

/// <summary>
/// Lets a write that rides on cookies through only when it comes from the Api's own pages or a listed front end, and its body
/// only as JSON, which no foreign form can send. Bearer tokens and webhooks carry their own proof.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, RefusedRequests refused, IOptions<CrossOriginOptions> options)
{
    // Webhooks, and browsers' own reports, which are no JSON by name and change nothing.
    private static readonly PathString[] Exempt = ["/api/n8n", "/api/retell/webhook", PolicyReportEndpoint.Path];

    private static readonly PathString SignIn = "/api/auth";

    public Task InvokeAsync(HttpContext context)
    {
        if (Judge(context.Request) is not { } refusal)
        {
            return next(context);
        }

        if (refusal.Kind == FailureKind.Forbidden)
        {
            refused.OnRefused("origin");
        }

        return refusal.WriteAsync(context);
    }

    private Failure? Judge(HttpRequest request)
    {
        if (IsSafe(request.Method) || IsExempt(request))
        {
            return null;
        }

        var isSignIn = request.Path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase);
        if (isSignIn || request.Cookies.ContainsKey(SessionCookies.Access) || request.Cookies.ContainsKey(SessionCookies.Refresh))
        {
            switch (OriginRule.IsOurs(RequestSource.Of(request), options.Value.Origins))
            {
                case false:
                    return Failure.Forbidden("This request comes from another site. Only this site's own pages and the origins in Cors:Origins "
                        + "may use a cookie sign-in.");
                case null when !isSignIn:
                    return Failure.Forbidden("A change that is signed in by cookie must say where it comes from: send an Origin header with this "
                        + "site's own origin, or sign in with Authorization: Bearer instead.");
            }
        }

        return HasBody(request) && !IsJson(request) ? BadRequestText.NotJson : null;
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // A bearer token wins over the cookie, so its request does not ride on the cookie.
    private static bool IsExempt(HttpRequest request) =>
        BearerToken.Of(request) is not null
        || Exempt.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static bool HasBody(HttpRequest request) => request.ContentLength is { } length
        ? length > 0
        : request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The token of an <c>Authorization: Bearer</c> header.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the header is absent or of another scheme; may be empty.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
