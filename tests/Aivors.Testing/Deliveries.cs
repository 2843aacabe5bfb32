using System.Text;
using Aivors.Grains.Contracts;

namespace Aivors.Testing;

/// <summary>Makes deliveries as the Api would.</summary>
public static class Deliveries
{
    /// <summary>When the calls of the tests start: fixed, so that a day boundary is where a test puts it.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 9, 21, 14, 13, 20, TimeSpan.Zero);

    public static CallDelivery Started(string agentId, string callId) => Of(CallEvent.Started, agentId, callId, new CallFields
    {
        Direction = "inbound",
        FromNumber = "+14155550100",
        ToNumber = "+16505550199",
        Status = "ongoing",
        StartedAt = Start,
    });

    public static CallDelivery Ended(string agentId, string callId, long? durationMs = 61_499) => Of(CallEvent.Ended, agentId, callId, new CallFields
    {
        Direction = "inbound",
        FromNumber = "+14155550100",
        ToNumber = "+16505550199",
        Status = "ended",
        Outcome = CallOutcome.Answered,
        StartedAt = Start,
        EndedAt = durationMs is { } ms ? Start.AddMilliseconds(ms) : null,
        DurationMs = durationMs,
        DurationSource = durationMs is null ? DurationSource.None : DurationSource.DurationMs,
        DisconnectionReason = "user_hangup",
        Transcript = "Agent: Hello.\nUser: Hi.\n",
    });

    public static CallDelivery Analyzed(string agentId, string callId, long? durationMs = 61_499)
    {
        var ended = Ended(agentId, callId, durationMs);
        return ended with
        {
            Event = CallEvent.Analyzed,
            Fields = ended.Fields with
            {
                Summary = "They said hello.",
                Sentiment = "Positive",
                Successful = true,
                InVoicemail = false,
                Analysis = """{"call_summary":"They said hello."}""",
            },
        };
    }

    /// <summary>As <c>transfer_started</c> tells it.</summary>
    public static CallDelivery TransferStarted(string agentId, string callId)
    {
        var started = Started(agentId, callId);
        return started with { EventType = "transfer_started", Fields = started.Fields with { TransferDestination = "+16505550111" } };
    }

    /// <summary>As <c>transfer_ended</c> tells it: the call's own length and end, and a cost that has grown by the transfer's leg.</summary>
    public static CallDelivery TransferEnded(string agentId, string callId, long? durationMs = 38_750)
    {
        var ended = Ended(agentId, callId, durationMs);
        return ended with
        {
            EventType = "transfer_ended",
            Fields = ended.Fields with { TransferDestination = "+16505550111", TransferEndedAt = Start.AddMinutes(4), CostCents = 31.5 },
        };
    }

    /// <summary>The same content as another delivery: what a retry or a second door makes of it.</summary>
    public static CallDelivery Again(this CallDelivery delivery) => delivery with { DeliveryId = Guid.CreateVersion7() };

    private static CallDelivery Of(CallEvent callEvent, string agentId, string callId, CallFields fields) => new()
    {
        DeliveryId = Guid.CreateVersion7(),
        Door = "test",
        ReceivedAt = Start.AddMinutes(10),
        Event = callEvent,
        AgentId = agentId,
        CallId = callId,
        Fields = fields,
        Payload = Encoding.UTF8.GetBytes($$"""{"call_id":"{{callId}}"}"""),
    };
}
