using Aivors.Grains.Contracts;

namespace Aivors.Reliability.Simulation.Memory;

/// <summary>Field by field: the newer event's value wins, and a value is never overwritten by an absent one.</summary>
internal static class Merging
{
    /// <param name="old">Null: the call is not known.</param>
    /// <param name="given">What the delivery says.</param>
    /// <param name="newer">Its event is at least as late as what is known.</param>
    public static CallFields Merge(CallFields? old, CallFields given, bool newer)
    {
        var (first, second) = newer ? (given, old) : (old, given);
        return new CallFields
        {
            AgentName = first?.AgentName ?? second?.AgentName,
            CallType = first?.CallType ?? second?.CallType,
            Direction = first?.Direction ?? second?.Direction,
            FromNumber = first?.FromNumber ?? second?.FromNumber,
            ToNumber = first?.ToNumber ?? second?.ToNumber,
            Status = first?.Status ?? second?.Status,
            Outcome = first?.Outcome ?? second?.Outcome,
            StartedAt = first?.StartedAt ?? second?.StartedAt,
            EndedAt = first?.EndedAt ?? second?.EndedAt,
            DisconnectionReason = first?.DisconnectionReason ?? second?.DisconnectionReason,
            Transcript = first?.Transcript ?? second?.Transcript,
            Summary = first?.Summary ?? second?.Summary,
            Sentiment = first?.Sentiment ?? second?.Sentiment,
            Successful = first?.Successful ?? second?.Successful,
            InVoicemail = first?.InVoicemail ?? second?.InVoicemail,
            Analysis = first?.Analysis ?? second?.Analysis,
            RecordingUrl = first?.RecordingUrl ?? second?.RecordingUrl,
            PublicLogUrl = first?.PublicLogUrl ?? second?.PublicLogUrl,
            TransferDestination = first?.TransferDestination ?? second?.TransferDestination,
            Metadata = first?.Metadata ?? second?.Metadata,
            CostCents = Greatest(given.CostCents, old?.CostCents),
            TransferEndedAt = Greatest(given.TransferEndedAt, old?.TransferEndedAt),
        };
    }

    private static T? Greatest<T>(T? one, T? other) where T : struct, IComparable<T> =>
        one is { } a && other is { } b ? a.CompareTo(b) >= 0 ? a : b : one ?? other;
}
