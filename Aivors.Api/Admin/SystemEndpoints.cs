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
        return app;
    }
}
