using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Settings;

/// <summary>What a user sets for itself: name, time zone, password, sessions.</summary>
internal static class SettingsEndpoints
{
    public static IServiceCollection AddSettings(this IServiceCollection services) =>
        services.AddSingleton<TimeZones>().AddSingleton<AccountSettings>().AddSingleton<PasswordChange>().AddSingleton<SessionSettings>();

    public static IEndpointRouteBuilder MapSettings(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account").RequireAuthorization().WithTags("Settings")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);
        account.MapGet("", GetAsync)
            .WithName("GetAccount").WithSummary("The signed-in user and its tenant's settings.").Produces<Envelope<AccountForm>>();
        account.MapPut("/profile", (ProfileRequest body, AccountSettings handler, HttpContext http) => handler.RenameAsync(body, http))
            .WithName("ChangeProfile").WithSummary("Changes the user's own name.")
            .Produces<Envelope<AccountForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden);
        account.MapPut("/time-zone", (TimeZoneRequest body, AccountSettings handler, HttpContext http) => handler.ChangeTimeZoneAsync(body, http))
            .WithName("ChangeTimeZone").WithSummary("Changes the tenant's time zone for calls to come; days already counted stay as they are.")
            .Produces<Envelope<AccountForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict);
        account.MapPut("/password", (PasswordRequest body, PasswordChange handler, HttpContext http) => handler.HandleAsync(body, http))
            .WithName("ChangePassword").WithSummary("Changes the password: all other sessions end, this one's cookies are renewed.")
            .Produces<AuthEnvelope>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict,
                StatusCodes.Status429TooManyRequests);
        account.MapGet("/sessions", (SessionSettings handler, HttpContext http) => handler.ListAsync(http))
            .WithName("ListSessions").WithSummary("The user's own sessions, the one last in use first.").Produces<Envelope<SessionListForm>>();
        account.MapDelete("/sessions/{sessionId}", (string sessionId, SessionSettings handler, HttpContext http) => handler.EndAsync(sessionId, http))
            .WithName("EndSession").WithSummary("Ends one of the user's own sessions.")
            .Produces<Envelope<SessionEndedForm>>()
            .ProducesFailures(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
        app.MapPost("/api/auth/logout-everywhere", (SessionSettings handler, HttpContext http) => handler.EndAllAsync(http))
            .RequireAuthorization().WithTags("Sign-in")
            .WithName("SignOutEverywhere").WithSummary("Ends all of the user's sessions, this one too, and clears the cookies.")
            .Produces<AuthEnvelope>()
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> GetAsync(ClaimsPrincipal principal, ITenantReader tenants, Answers answers, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        return await tenants.FindByUserAsync(ReadScope.Tenant(user.TenantId), user.UserId, cancel) is { } account
            ? answers.Ok("Account", AccountForm.Of(account))
            : Failure.SignedOut().ToResult();
    }
}
