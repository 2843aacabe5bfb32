using System.Text.Json;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Api.Webhooks;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Api.Agents;

/// <param name="AgentId">Which of the client's agents; may be left out when there is only one.</param>
public sealed record TestCallRequest(string? AgentId);

/// <param name="Verdict">What became of the delivery, such as <c>recorded</c>.</param>
/// <param name="MinutesCharged">Always 0: a call that did not connect is free.</param>
public sealed record TestCallForm(string CallId, string AgentId, string Verdict, long MinutesCharged, long AvailableCredits);

/// <summary>
/// A call that nobody made, sent the way of every call: read as Retell writes it, routed, stored, numbered. It did not connect, so it
/// costs nothing.
/// </summary>
internal sealed class TestCall(IAgentReader agents, DeliveryIntake intake, TimeProvider time, Answers answers)
{
    public async Task<IResult> SendAsync(string? agentId, HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        var own = await agents.ListAsync(ReadScope.Tenant(user.TenantId), user.TenantId, http.RequestAborted);
        agentId = agentId?.Trim() is { Length: > 0 } named ? named : own is [var only] ? only.AgentId : null;
        if (agentId is null)
        {
            return Failure.Invalid(own.Count == 0
                ? "Connect a Retell agent first."
                : $"Several Retell agents are connected. Name one as agentId: {string.Join(", ", own.Select(a => a.AgentId))}").ToResult();
        }

        if (!own.Any(agent => agent.AgentId == agentId))
        {
            return NotConnected.ToResult();
        }

        var reading = (CallReading)DeliveryReader.Read(BodyOf(agentId), "application/json").Readings[0];
        // It is no failed call either: without an outcome it stays out of the rates.
        reading = reading with { Fields = reading.Fields with { Outcome = null } };
        var result = await intake.TakeAsync(reading, new DeliverySource(DeliverySource.Test), silosAway: false);
        if (result is { Status: DeliveryStatus.Applied, Verdict: Verdict.Quarantined })
        {
            // It was disconnected in this very moment.
            return NotConnected.ToResult();
        }

        return result is { Status: DeliveryStatus.Applied, Credits: { } credits, Call: { } call }
            ? answers.Ok("The test call went the whole way.", new TestCallForm(
                call.CallId, agentId, result.Verdict.ToString().ToLowerInvariant(), (call.ChargedSeconds ?? 0) / 60, CreditsForm.Of(credits).AvailableCredits))
            : Failure.Unavailable("The test call was accepted and is not through yet. Look at the latest calls in a moment.").ToResult();
    }

    private static Failure NotConnected { get; } = Failure.NotFound("This Retell agent is not connected to your account.");

    private byte[] BodyOf(string agentId)
    {
        var now = time.GetUtcNow();
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            @event = "call_ended",
            call = new
            {
                call_id = $"test_{Guid.CreateVersion7(now):N}",
                call_type = "test_call",
                agent_id = agentId,
                agent_name = "Test call",
                call_status = "not_connected",
                start_timestamp = now.ToUnixTimeMilliseconds(),
                end_timestamp = now.ToUnixTimeMilliseconds(),
                duration_ms = 0,
                disconnection_reason = "test_call",
            },
        });
    }
}
