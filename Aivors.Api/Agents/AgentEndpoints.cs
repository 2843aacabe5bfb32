using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Agents;

/// <summary>A client connects its Retell agents, and sees which it has.</summary>
internal static class AgentEndpoints
{
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<AgentsOptions>, AgentsOptionsValidator>();
        services.AddOptions<AgentsOptions>().BindConfiguration(AgentsOptions.Section).ValidateOnStart();
        return services.AddSingleton<AgentCommands>().AddSingleton<KnownKeys>().AddSingleton<ProofOfControl>().AddSingleton<ClaimCommands>().AddSingleton<Backlog>().AddSingleton<TestCall>()
            .AddSingleton<WebhookAddress>().AddSingleton<HistoryBackfill>();
    }

    public static IEndpointRouteBuilder MapAgents(this IEndpointRouteBuilder app)
    {
        var agents = app.MapGroup("/api/retell").RequireAuthorization().WithTags("Agents");
        agents.MapPost("/connect-agent", (ConnectAgentRequest body, AgentCommands handler, HttpContext http) => handler.ConnectAsync(body, http))
            .WithName("ConnectAgent").WithSummary("Connects a Retell agent to the signed-in client. Its own agent again is fine.")
            .Produces<Envelope<AgentConnected>>()
            .Produces<Envelope<AgentClaimed>>(StatusCodes.Status202Accepted)
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status503ServiceUnavailable);
        agents.MapDelete("/disconnect-agent", (string? agentId, AgentCommands handler, HttpContext http) => handler.DisconnectAsync(agentId, http))
            .WithName("DisconnectAgent").WithSummary("Disconnects an agent; without agentId the only one.")
            .Produces<Envelope<AgentDisconnected>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound);
        agents.MapGet("/agent-status", StatusAsync)
            .WithName("AgentStatus").WithSummary("The connected agents.")
            .Produces<Envelope<AgentStatus>>()
            .ProducesFailures(StatusCodes.Status401Unauthorized);
        agents.MapPost("/agents/{agentId}/webhook-address",
                (string agentId, WebhookAddressRequest? body, WebhookAddress handler, HttpContext http) => handler.SetAsync(agentId, body?.Url, http))
            .WithName("SetWebhookAddress")
            .WithSummary("Sets in Retell where an agent's webhooks go: here, or with the client's own key to another address.")
            .Produces<Envelope<WebhookAddressSet>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        agents.MapPost("/test-call", (TestCallRequest? body, TestCall handler, HttpContext http) => handler.SendAsync(body?.AgentId, http))
            .WithName("SendTestCall").WithSummary("Sends a call that nobody made the way of every call; it costs nothing.")
            .Produces<Envelope<TestCallForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> StatusAsync(ClaimsPrincipal principal, IAgentReader agents, Answers answers, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        var status = AgentStatus.Of(await agents.ListAsync(ReadScope.Tenant(user.TenantId), user.TenantId, cancel));
        return answers.Ok(status.IsConnected ? "Your Retell agent is connected." : "No Retell agent is connected.", status);
    }
}
