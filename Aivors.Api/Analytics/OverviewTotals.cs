using Aivors.Api.Calls;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary>A period's calls, counted. Rates are 0 to 1, and null when there is nothing to divide by. docs/api.md defines each.</summary>
public sealed record OverviewTotals
{
    public required long Calls { get; init; }

    /// <summary>Calls that are over.</summary>
    public required long Finished { get; init; }

    public required long Inbound { get; init; }

    public required long Outbound { get; init; }

    public required long Answered { get; init; }

    public required long Transferred { get; init; }

    public required long Voicemail { get; init; }

    public required long NoAnswer { get; init; }

    public required long Failed { get; init; }

    public required long Successful { get; init; }

    public required long Unsuccessful { get; init; }

    public required long Positive { get; init; }

    public required long Neutral { get; init; }

    public required long Negative { get; init; }

    /// <summary>Talk time of all calls.</summary>
    public required long TalkSeconds { get; init; }

    /// <summary>Average talk time of the calls that are over.</summary>
    public required long AverageSeconds { get; init; }

    /// <summary>Whole minutes of credit that the calls cost.</summary>
    public required long Minutes { get; init; }

    public required long ChargedSeconds { get; init; }

    public required double? PickUpRate { get; init; }

    public required double? SuccessRate { get; init; }

    public required double? TransferRate { get; init; }

    public required double? VoicemailRate { get; init; }

    public required double? NegativeRate { get; init; }

    public static OverviewTotals Of(CallTotals counted) => new()
    {
        Calls = counted.Calls,
        Finished = counted.Finished,
        Inbound = counted.Inbound,
        Outbound = counted.Outbound,
        Answered = counted.Answered,
        Transferred = counted.Transferred,
        Voicemail = counted.Voicemail,
        NoAnswer = counted.NoAnswer,
        Failed = counted.Failed,
        Successful = counted.Successful,
        Unsuccessful = counted.Unsuccessful,
        Positive = counted.Positive,
        Neutral = counted.Neutral,
        Negative = counted.Negative,
        TalkSeconds = TalkTime.Seconds(counted.DurationMs),
        AverageSeconds = TalkTime.AverageSeconds(counted.DurationMs, counted.Finished),
        Minutes = counted.ChargedSeconds / 60,
        ChargedSeconds = counted.ChargedSeconds,
        PickUpRate = CallRates.PickUp(counted),
        SuccessRate = CallRates.Success(counted),
        TransferRate = CallRates.Transfer(counted),
        VoicemailRate = CallRates.Voicemail(counted),
        NegativeRate = CallRates.Negative(counted),
    };
}

/// <summary>Shares of calls, 0 to 1; null when there is nothing to divide by.</summary>
internal static class CallRates
{
    /// <summary>Calls that somebody took, of those whose outcome is known.</summary>
    public static double? PickUp(CallTotals calls) => Share(PickedUp(calls), WithOutcome(calls));

    /// <summary>Of the calls that were judged.</summary>
    public static double? Success(CallTotals calls) => Share(calls.Successful, calls.Successful + calls.Unsuccessful);

    /// <summary>Of the calls that somebody took.</summary>
    public static double? Transfer(CallTotals calls) => Share(calls.Transferred, PickedUp(calls));

    /// <summary>Of the calls whose outcome is known.</summary>
    public static double? Voicemail(CallTotals calls) => Share(calls.Voicemail, WithOutcome(calls));

    /// <summary>Of the calls whose sentiment is known.</summary>
    public static double? Negative(CallTotals calls) => Share(calls.Negative, calls.Positive + calls.Neutral + calls.Negative);

    private static long PickedUp(CallTotals calls) => calls.Answered + calls.Transferred;

    private static long WithOutcome(CallTotals calls) => PickedUp(calls) + calls.Voicemail + calls.NoAnswer + calls.Failed;

    private static double? Share(long part, long whole) => whole <= 0 ? null : Math.Round((double)part / whole, 4);
}
