using Aivors.Api.Calls;
using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Live;

/// <summary>The events of the stream, each as the <c>data</c> of the event of its name. It is never sent as a whole.</summary>
public sealed record LiveEvents(LiveHello Hello, LiveFactForm Fact, LiveReset Reset, LiveEnd End);

/// <summary>Event <c>hello</c>, the first one: where the tenant stands.</summary>
/// <param name="HeadSeq">The number of the last ledger entry that the rest has taken in.</param>
/// <param name="RunningCalls">Newest first, at most 100.</param>
public sealed record LiveHello(long HeadSeq, long BalanceSeconds, Subscription Credits, IReadOnlyList<LiveRunningCallForm> RunningCalls)
{
    public static LiveHello Of(LiveStart start) => new(
        start.HeadSeq,
        start.Credits.BalanceSeconds,
        CreditsForm.Of(start.Credits).ToSubscription(),
        [.. start.RunningCalls.Select(c => new LiveRunningCallForm(c.CallId, c.AgentId, c.AgentName, c.StartedAt, c.PhoneNumber, c.Direction))]);
}

/// <summary>A call that has started and is not known to be over.</summary>
/// <param name="PhoneNumber">The other party's.</param>
public sealed record LiveRunningCallForm(
    string CallId, string AgentId, string? AgentName, DateTimeOffset StartedAt, string? PhoneNumber, string? Direction);

/// <summary>Event <c>fact</c>: an entry of the ledger, whose number is the event's id.</summary>
/// <param name="At">When it was committed.</param>
/// <param name="AgentId">The call's agent, or the one that was connected or disconnected.</param>
/// <param name="BalanceSeconds">The balance after it.</param>
/// <param name="Credits">The same balance in whole minutes.</param>
/// <param name="Call">The call as it is known now; null when the entry is about none.</param>
public sealed record LiveFactForm(
    long Seq, DateTimeOffset At, string Kind, string? CallId, string? AgentId, long AmountSeconds, long BalanceSeconds, LiveCredits Credits,
    LiveCallForm? Call)
{
    public static LiveFactForm Of(LiveFact fact) => new(
        fact.Seq, fact.At, fact.Kind, fact.CallId, fact.AgentId, fact.AmountSeconds, fact.BalanceSeconds, LiveCredits.Of(fact),
        fact.Call is { } call ? LiveCallForm.Of(call) : null);
}

/// <summary>What a balance means, in whole minutes.</summary>
public sealed record LiveCredits(long AvailableCredits, long OverdraftCredits, bool LowBalance, bool StopWorkflow)
{
    public static LiveCredits Of(LiveFact fact)
    {
        // The balance alone decides all four; the sums behind it are not told here.
        var credits = CreditsForm.Of(new CreditsView
        {
            BalanceSeconds = fact.BalanceSeconds,
            GrantedSeconds = 0,
            ChargedSeconds = 0,
            LowBalanceSeconds = fact.LowBalanceSeconds,
        });
        return new(credits.AvailableCredits, credits.OverdraftCredits, credits.LowBalance, credits.StopWorkflow);
    }
}

/// <summary>A call in brief.</summary>
/// <param name="PhoneNumber">The other party's.</param>
/// <param name="DurationSeconds">Talk time in whole seconds; 0 while it is not known.</param>
/// <param name="ChargedSeconds">What it cost, in seconds of credit; null while it has not been charged.</param>
/// <param name="At">When it took place: its start, or its first delivery while no start is known.</param>
/// <param name="EventType">The newest event known of it.</param>
public sealed record LiveCallForm(
    string CallId, string AgentId, string Status, string? Outcome, string? Direction, string? PhoneNumber, long DurationSeconds,
    long? ChargedSeconds, DateTimeOffset At, string EventType)
{
    public static LiveCallForm Of(LiveCall call) => new(
        call.CallId, call.AgentId, CallForm.StatusOf(call.Status, call.Event), call.Outcome, call.Direction, call.PhoneNumber,
        TalkTime.Seconds(call.DurationMs), call.ChargedSeconds, call.At, call.Event);
}

/// <summary>Event <c>reset</c>: the entries up to this one are not told one by one; read anew what you show.</summary>
public sealed record LiveReset(long HeadSeq);

/// <summary>Event <c>end</c>, the last one.</summary>
/// <param name="Reason"><c>session</c>: renew the session, or sign in, and come back. <c>shutdown</c>: come back after the retry time.</param>
public sealed record LiveEnd(string Reason)
{
    public const string Session = "session";

    public const string Shutdown = "shutdown";
}
