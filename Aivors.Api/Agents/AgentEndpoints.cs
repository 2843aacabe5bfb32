using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Agents;

/// <summary>A client connects its Retell agents, and sees which it has.</summary>
internal static class AgentEndpoints
{
    public static IServiceCollection AddAgents(this IServiceCollection services) => services.AddSingleton<AgentCommands>();

    public static IEndpointRouteBuilder MapAgents(this IEndpointRouteBuilder app)
    {
        var agents = app.MapGroup("/api/retell").RequireAuthorization().WithTags("Agents");
        agents.MapPost("/connect-agent", (ConnectAgentRequest body, AgentCommands handler, HttpContext http) => handler.ConnectAsync(body, http))
            .WithName("ConnectAgent").WithSummary("Connects a Retell agent to the signed-in client. Its own agent again is fine.")
            .Produces<Envelope<AgentConnected>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        agents.MapDelete("/disconnect-agent", (string? agentId, AgentCommands handler, HttpContext http) => handler.DisconnectAsync(agentId, http))
            .WithName("DisconnectAgent").WithSummary("Disconnects an agent; without agentId the only one.")
            .Produces<Envelope<AgentDisconnected>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound);
        agents.MapGet("/agent-status", StatusAsync)
            .WithName("AgentStatus").WithSummary("The connected agents.")
            .Produces<Envelope<AgentStatus>>()
            .ProducesFailures(StatusCodes.Status401Unauthorized);
        return app;
    }

    private static async Task<IResult> StatusAsync(ClaimsPrincipal principal, IAgentReader agents, Answers answers, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        var status = AgentStatus.Of(await agents.ListAsync(ReadScope.Tenant(user.TenantId), user.TenantId, cancel));
        return answers.Ok(status.IsConnected ? "Your Retell agent is connected." : "No Retell agent is connected.", status);
    }
}
