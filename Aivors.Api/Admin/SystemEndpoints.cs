using Aivors.Api.Auth;
using Aivors.Api.Http;

namespace Aivors.Api.Admin;

/// <summary>How the system is, for an admin's page.</summary>
internal static class SystemEndpoints
{
    public static IEndpointRouteBuilder MapSystem(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/admin/system", async (SystemStatus status, Answers answers, CancellationToken cancel) =>
                answers.Ok("System", await status.ReadAsync(cancel)))
            .RequireAuthorization(Policies.Admin).WithTags("Admin")
            .WithName("GetSystem").WithSummary("Silos, journal, Postgres, Redis, and what waits. A part that does not answer in 2 s is null.")
            .Produces<Envelope<SystemForm>>()
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        var verify = app.MapGroup("/api/admin/verify").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden)
            .ProducesFailures(StatusCodes.Status503ServiceUnavailable);
        verify.MapGet("", (string? tenant, Verification handler, HttpContext http) => handler.LastAsync(tenant, http))
            .WithName("GetVerification").WithSummary("What the latest verification of the books came to, nightly or by hand.")
            .Produces<Envelope<VerificationsForm>>();
        verify.MapPost("", (string? tenant, Verification handler, HttpContext http) => handler.VerifyAsync(tenant, http))
            .WithName("VerifyBooks").WithSummary("Verifies the books of one tenant, or of all; one verification at a time.")
            .Produces<Envelope<VerificationsForm>>().Produces<Envelope<VerificationsForm>>(StatusCodes.Status202Accepted)
            .ProducesFailures(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        return app;
    }
}
