using Aivors.Api.Auth;
using Aivors.Api.Http;

namespace Aivors.Api.Agents;

/// <summary>Where admins decide on claims to agents.</summary>
internal static class ClaimEndpoints
{
    public static IEndpointRouteBuilder MapAgentClaims(this IEndpointRouteBuilder app)
    {
        var claims = app.MapGroup("/api/admin/agent-claims").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        claims.MapGet("", (string? status, ClaimCommands handler, CancellationToken cancel) => handler.ListAsync(status, cancel))
            .WithName("ListAgentClaims").WithSummary("Claims to agents that nothing proves, the oldest first.")
            .Produces<Envelope<ClaimList>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        claims.MapPost("/{claimId:guid}/approve", (Guid claimId, ClaimCommands handler, HttpContext http) => handler.ApproveAsync(claimId, http))
            .WithName("ApproveAgentClaim").WithSummary("Connects the agent to the client that claims it.")
            .Produces<Envelope<ClaimLine>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        claims.MapPost("/{claimId:guid}/refuse", (Guid claimId, ClaimCommands handler, HttpContext http) => handler.RefuseAsync(claimId, http))
            .WithName("RefuseAgentClaim").WithSummary("Refuses a claim; the client may ask again.")
            .Produces<Envelope<ClaimLine>>()
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        return app;
    }
}
