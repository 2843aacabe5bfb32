namespace Aivors.Grains.Contracts;

/// <summary>What the counters of some days and agents add up to.</summary>
public sealed record CallTotals
{
    public static CallTotals Zero { get; } = new();

    /// <summary>Known calls, running ones included.</summary>
    public long Calls { get; init; }

    /// <summary>Those that are over.</summary>
    public long Finished { get; init; }

    public long Inbound { get; init; }

    public long Outbound { get; init; }

    public long Answered { get; init; }

    public long Transferred { get; init; }

    public long Voicemail { get; init; }

    public long NoAnswer { get; init; }

    public long Failed { get; init; }

    public long Successful { get; init; }

    public long Unsuccessful { get; init; }

    public long Positive { get; init; }

    public long Neutral { get; init; }

    public long Negative { get; init; }

    /// <summary>Talk time.</summary>
    public long DurationMs { get; init; }

    /// <summary>Seconds of credit.</summary>
    public long ChargedSeconds { get; init; }

    public static CallTotals operator +(CallTotals a, CallTotals b) => new()
    {
        Calls = a.Calls + b.Calls,
        Finished = a.Finished + b.Finished,
        Inbound = a.Inbound + b.Inbound,
        Outbound = a.Outbound + b.Outbound,
        Answered = a.Answered + b.Answered,
        Transferred = a.Transferred + b.Transferred,
        Voicemail = a.Voicemail + b.Voicemail,
        NoAnswer = a.NoAnswer + b.NoAnswer,
        Failed = a.Failed + b.Failed,
        Successful = a.Successful + b.Successful,
        Unsuccessful = a.Unsuccessful + b.Unsuccessful,
        Positive = a.Positive + b.Positive,
        Neutral = a.Neutral + b.Neutral,
        Negative = a.Negative + b.Negative,
        DurationMs = a.DurationMs + b.DurationMs,
        ChargedSeconds = a.ChargedSeconds + b.ChargedSeconds,
    };
}
