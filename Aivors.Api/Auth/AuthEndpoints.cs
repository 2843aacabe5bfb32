using System.Security.Claims;
using System.Security.Cryptography;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aivors.Api.Auth;

/// <summary>Sign-up, sign-in, and the life of a session.</summary>
internal static class AuthEndpoints
{
    public static IEndpointRouteBuilder MapAuth(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Sign-in");
        auth.MapPost("/signup", (SignUpRequest body, SignUp handler, HttpContext http) => handler.HandleAsync(body, http))
            .WithName("SignUp").WithSummary("Opens an account and signs it in.")
            .Produces<AuthEnvelope>(StatusCodes.Status201Created)
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests);
        auth.MapPost("/login", (SignInRequest body, SignIn handler, HttpContext http) => handler.HandleAsync(body, http))
            .WithName("SignIn").WithSummary("Signs in with address and password.")
            .Produces<AuthEnvelope>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);
        auth.MapPost("/refresh", RefreshAsync)
            .WithName("RefreshSession").WithSummary("Spends the refresh cookie for new cookies. A spent one revokes its session.")
            .Produces<AuthEnvelope>()
            .ProducesFailures(StatusCodes.Status401Unauthorized);
        auth.MapPost("/logout", LogoutAsync)
            .WithName("SignOut").WithSummary("Ends the session and clears the cookies.")
            .Produces<AuthEnvelope>();
        auth.MapGet("/me", MeAsync)
            .RequireAuthorization()
            .WithName("Me").WithSummary("The signed-in user.")
            .Produces<AuthEnvelope>()
            .ProducesFailures(StatusCodes.Status401Unauthorized);
        app.MapGet("/api/csrf-token", CsrfToken)
            .WithTags("Sign-in").WithName("CsrfToken")
            .WithSummary("A token for clients that expect one. No route demands it: writes are checked by Origin.")
            .Produces<CsrfAnswer>();
        return app;
    }

    private static async Task<IResult> RefreshAsync(Sessions sessions, TimeProvider time, HttpContext http) =>
        await sessions.RenewAsync(http) switch
        {
            Renewal.Done => TypedResults.Ok(new AuthEnvelope("Your session was renewed.", time.GetUtcNow())),
            Renewal.DoneByAnother => Failure.TokenExpired("Your session was renewed a moment ago by another request. Please try again.").ToResult(),
            _ => Failure.SignedOut("Your session is over. Please sign in again.").ToResult(),
        };

    private static async Task<IResult> LogoutAsync(Sessions sessions, TimeProvider time, HttpContext http)
    {
        await sessions.EndAsync(http);
        return TypedResults.Ok(new AuthEnvelope("You are signed out.", time.GetUtcNow()));
    }

    private static async Task<IResult> MeAsync(ClaimsPrincipal principal, ITenantReader tenants, TimeProvider time, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        return await tenants.FindByUserAsync(ReadScope.Tenant(user.TenantId), user.UserId, cancel) is { } account
            ? TypedResults.Ok(new AuthEnvelope("You are signed in.", time.GetUtcNow()) { User = UserView.Of(account) })
            : Failure.SignedOut().ToResult();
    }

    private static Ok<CsrfAnswer> CsrfToken(SessionCookies cookies, HttpResponse response)
    {
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        cookies.WriteCsrf(response, token);
        return TypedResults.Ok(new CsrfAnswer(token));
    }
}
