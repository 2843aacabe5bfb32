using Aivors.Api.Auth;
using Aivors.Api.Http;

namespace Aivors.Api.Admin;

/// <summary>What an admin sees of tenants and does to them.</summary>
internal static class TenantEndpoints
{
    public static IEndpointRouteBuilder MapTenants(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden)
            .ProducesFailures(StatusCodes.Status503ServiceUnavailable);
        admin.MapPost("/tenants", (CreateTenantRequest body, TenantCreation handler, HttpContext http) => handler.HandleAsync(body, http))
            .WithName("CreateTenant").WithSummary("Opens a tenant with its first user.")
            .Produces<Envelope<TenantCreated>>(StatusCodes.Status201Created)
            .ProducesFailures(StatusCodes.Status409Conflict);
        admin.MapGet("/tenants", TenantReads.ListAsync)
            .WithName("ListTenants").WithSummary("All tenants with their credits, pace and latest call: searched, filtered and sorted.")
            .Produces<Envelope<TenantPage>>();
        admin.MapGet("/tenants/{tenantId:guid}", TenantReads.FindAsync)
            .WithName("GetTenant").WithSummary("One tenant with its users and agents.")
            .Produces<Envelope<TenantDetailForm>>()
            .ProducesFailures(StatusCodes.Status404NotFound);
        admin.MapPut("/tenants/{tenantId:guid}",
                (Guid tenantId, ChangeTenantRequest body, TenantChange handler, HttpContext http) => handler.HandleAsync(tenantId, body, http))
            .WithName("ChangeTenant").WithSummary("Changes what is named, once per command key; status inactive suspends.")
            .Produces<Envelope<TenantDetailForm>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        admin.MapPost("/tenants/{tenantId:guid}/grants",
                (Guid tenantId, GrantRequest body, TenantCredits handler, HttpContext http) => handler.GrantAsync(tenantId, body, http))
            .WithName("GrantCredits").WithSummary("Grants minutes, once per command key.")
            .Produces<Envelope<Granted>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        admin.MapPost("/tenants/{tenantId:guid}/adjustments",
                (Guid tenantId, AdjustRequest body, TenantCredits handler, HttpContext http) => handler.AdjustAsync(tenantId, body, http))
            .WithName("AdjustCredits").WithSummary("Adds or takes minutes to put a balance right, once per command key.")
            .Produces<Envelope<Adjusted>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        admin.MapPut("/users/{id}/subscription",
                (string id, UpdateSubscriptionRequest body, SubscriptionUpdate handler, HttpContext http) => handler.HandleAsync(id, body, http))
            .WithName("UpdateSubscription")
            .WithSummary("Sets plan, status, and target minutes. A change of minutes becomes a ledger entry of the difference.")
            .Produces<Envelope<SubscriptionUpdated>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        admin.MapDelete("/users/{userId}/sessions", (string userId, SessionEnding handler, HttpContext http) => handler.HandleAsync(userId, http))
            .WithName("EndUserSessions").WithSummary("Ends all sessions of a user, and the access tokens that are out with them.")
            .Produces<Envelope<SessionsEnded>>()
            .ProducesFailures(StatusCodes.Status404NotFound);
        return app;
    }
}
