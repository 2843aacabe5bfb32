using System.Globalization;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>What an admin does to tenants.</summary>
internal static class TenantEndpoints
{
    private const int PageMax = 100;

    public static IEndpointRouteBuilder MapTenantCommands(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        admin.MapPost("/tenants", (CreateTenantRequest body, TenantCreation handler, HttpContext http) => handler.HandleAsync(body, http))
            .WithName("CreateTenant").WithSummary("Opens a tenant with its first user.")
            .Produces<Envelope<TenantCreated>>(StatusCodes.Status201Created)
            .ProducesFailures(StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        admin.MapGet("/tenants", ListAsync)
            .WithName("ListTenants").WithSummary("All tenants with their credits, newest first.")
            .Produces<Envelope<TenantPage>>();
        admin.MapPost("/tenants/{tenantId:guid}/grants", GrantAsync)
            .WithName("GrantCredits").WithSummary("Grants minutes, once per command key.")
            .Produces<Envelope<Granted>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        admin.MapPut("/users/{id}/subscription",
                (string id, UpdateSubscriptionRequest body, SubscriptionUpdate handler, HttpContext http) => handler.HandleAsync(id, body, http))
            .WithName("UpdateSubscription")
            .WithSummary("Sets plan, status, and target minutes. A change of minutes becomes a ledger entry of the difference.")
            .Produces<Envelope<SubscriptionUpdated>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> ListAsync(string? after, int? limit, ITenantList tenants, Answers answers, CancellationToken cancel)
    {
        var key = string.IsNullOrEmpty(after) ? null : TenantCursor.TryParse(after);
        if (key is null && !string.IsNullOrEmpty(after))
        {
            return Failure.Invalid("after must be the next of an earlier page.").ToResult();
        }

        var size = Math.Clamp(limit ?? 50, 1, PageMax);
        // One more than is shown tells whether there is a next page.
        var rows = await tenants.ListAsync(key, size + 1, cancel);
        var shown = rows.Take(size).ToArray();
        var next = rows.Count > size ? TenantCursor.Of(shown[^1]) : null;
        return answers.Ok("Tenants, newest first.", new TenantPage([.. shown.Select(TenantLine.Of)], next));
    }

    private static async Task<IResult> GrantAsync(Guid tenantId, GrantRequest body, HttpContext http, IGrainFactory grains, Audit audit,
        Answers answers)
    {
        if (body.Minutes is not (>= 1 and <= CreditCommands.GrantMinutesMax))
        {
            return CreditCommands.NoMinutes.ToResult();
        }

        if (!CreditCommands.IsReason(body.Reason))
        {
            return CreditCommands.NoReason.ToResult();
        }

        if (!CommandKey.IsGood(body.CommandKey))
        {
            return (string.IsNullOrEmpty(body.CommandKey) ? Failure.Invalid("Missing required field: commandKey") : CommandKey.Refusal).ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        var minutes = body.Minutes.Value;
        var result = await grains.GetGrain<ITenantGrain>(tenantId).ExecuteAsync(
            new GrantCredits { CommandKey = body.CommandKey!, Actor = admin.Actor, AmountSeconds = minutes * 60, Reason = body.Reason });
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (!result.Repeated)
        {
            await audit.WriteAsync(AuditEvent.CreditsGranted, admin, userId: null, tenantId,
                ("minutes", minutes.ToString(CultureInfo.InvariantCulture)), ("commandKey", body.CommandKey!));
        }

        var credits = CreditsForm.Of(result.Credits!);
        return answers.Ok($"{minutes} minutes were granted.", new Granted(tenantId, minutes, body.CommandKey!, credits.ToSubscription()));
    }
}
