using Aivors.Api.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Aivors.Api.Auth;

/// <summary>Reads the access token, from the bearer header first and else from the cookie, and checks that its session still counts.</summary>
internal static class TokenAuthentication
{
    private static readonly object Expired = new();

    public static IServiceCollection AddTokenAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<AccessTokens>((bearer, tokens) =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(AccessTokens.CreateHandler());
            bearer.TokenValidationParameters = tokens.CreateValidation();
            bearer.Events = new JwtBearerEvents
            {
                OnMessageReceived = TakeToken,
                OnTokenValidated = CheckSessionAsync,
                OnAuthenticationFailed = RememberExpiry,
            };
        });
        services.AddAuthorizationBuilder().AddPolicy(Policies.Admin, policy => policy.RequireRole(CurrentUser.AdminRole));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedInEnvelope>();
        return services;
    }

    private static Task TakeToken(MessageReceivedContext context)
    {
        var request = context.Request;
        context.Token = BearerToken.Of(request) ?? request.Cookies[SessionCookies.Access];
        if (string.IsNullOrEmpty(context.Token))
        {
            context.NoResult();
            // The browser drops the access cookie when its time is up, and keeps the refresh cookie: that says "expired" as well.
            if (BearerToken.Of(request) is null && request.Cookies.ContainsKey(SessionCookies.Refresh))
            {
                context.HttpContext.Items[Expired] = true;
            }
        }

        return Task.CompletedTask;
    }

    private static async Task CheckSessionAsync(TokenValidatedContext context)
    {
        var claims = context.SecurityToken is JsonWebToken token ? AccessTokens.ReadClaims(token) : null;
        var checks = context.HttpContext.RequestServices.GetRequiredService<SessionChecks>();
        if (claims is not null && await checks.IsGoodAsync(claims, context.HttpContext.RequestAborted))
        {
            context.Principal = claims.ToPrincipal();
            // For what outlives the check: a stream looks at its session again.
            context.HttpContext.Features.Set(claims);
        }
        else
        {
            context.Fail("The session does not count any more.");
        }
    }

    private static Task RememberExpiry(AuthenticationFailedContext context)
    {
        if (context.Exception is SecurityTokenExpiredException)
        {
            context.HttpContext.Items[Expired] = true;
        }
        else if (context.Exception is SecurityTokenException or ArgumentException)
        {
            // No token of ours: forged, tampered with, or signed with a key that is over.
            context.HttpContext.RequestServices.GetRequiredService<RefusedRequests>().OnRefused("token");
        }

        return Task.CompletedTask;
    }

    /// <summary>401 and 403 in the envelope, never empty.</summary>
    private sealed class RefusedInEnvelope(RefusedRequests refused) : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                return next(context);
            }

            if (authorizeResult.Forbidden)
            {
                var user = CurrentUser.Of(context.User);
                refused.OnRefused("not_admin", user.UserId, user.TenantId);
                return Failure.Forbidden("Only an admin may do this.").WriteAsync(context);
            }

            context.Response.Headers.WWWAuthenticate = "Bearer";
            var failure = context.Items.ContainsKey(Expired) ? Failure.TokenExpired() : Failure.SignedOut();
            return failure.WriteAsync(context);
        }
    }
}

/// <summary>Names for <c>RequireAuthorization</c>; without a name it means: signed in.</summary>
internal static class Policies
{
    public const string Admin = "admin";
}
