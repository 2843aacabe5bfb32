using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Tenants;
using Aivors.Testing;

namespace Aivors.Tests.Unit.Grains;

public sealed class TenantStateTests
{
    [Fact]
    public void A_commit_that_follows_the_known_head_is_taken_in()
    {
        var state = State(head: 4);

        Assert.True(state.Apply(Outcome("call_1", before: 4, after: 5, balance: 880)));

        Assert.Equal((5, 880), (state.Record.HeadSeq, state.Record.BalanceSeconds));
        Assert.Equal("call_1", Assert.Single(state.ToView().LatestCalls).CallId);
    }

    [Fact]
    public void A_commit_after_somebody_elses_is_refused_as_stale_and_changes_nothing()
    {
        var state = State(head: 4);

        Assert.False(state.Apply(Outcome("call_1", before: 5, after: 6, balance: 880)));

        Assert.Equal((4, 1_000), (state.Record.HeadSeq, state.Record.BalanceSeconds));
    }

    [Fact]
    public void An_answer_that_comes_late_is_already_known()
    {
        var state = State(head: 9);
        Assert.True(state.Apply(Outcome("call_1", before: 4, after: 5, balance: 1)));
        Assert.Equal(1_000, state.Record.BalanceSeconds);
    }

    [Fact]
    public void A_call_runs_from_its_start_until_it_is_over()
    {
        var state = State(head: 0);
        state.Apply(Outcome("call_1", 0, 1, 1_000) with { LatestEvent = CallEvent.Started });
        Assert.Equal("call_1", Assert.Single(state.ToView().RunningCalls).CallId);

        state.Apply(Outcome("call_1", 1, 2, 880));

        Assert.Empty(state.ToView().RunningCalls);
        Assert.Equal("call_1", Assert.Single(state.ToView().LatestCalls).CallId);
    }

    [Fact]
    public void The_latest_calls_are_ten_and_newest_first_in_whatever_order_they_came()
    {
        var state = State(head: 0);
        int[] minutes = [3, 14, 1, 12, 7, 10, 2, 13, 5, 4, 11, 6, 9, 8, 0];
        for (var i = 0; i < minutes.Length; i++)
        {
            state.Apply(Outcome($"call_{minutes[i]:00}", i, i + 1, 0) with { At = Deliveries.Start.AddMinutes(minutes[i]) });
        }

        Assert.Equal(Enumerable.Range(5, 10).Reverse().Select(i => $"call_{i:00}"), state.ToView().LatestCalls.Select(c => c.CallId));
    }

    private static TenantState State(long head) => new(
        new TenantRecord
        {
            TenantId = Guid.Empty,
            FirstUserId = Guid.Empty,
            Status = "active",
            Rule = "minute-up@1",
            LowBalanceSeconds = 300,
            HeadSeq = head,
            BalanceSeconds = 1_000,
            GrantedSeconds = 1_000,
            ChargedSeconds = 0,
        },
        new LiveCalls([], []));

    private static DeliveryOutcome Outcome(string callId, long before, long after, long balance) => new()
    {
        Verdict = Verdict.Recorded,
        Kind = "call_charged",
        SeqBefore = before,
        SeqAfter = after,
        BalanceSeconds = balance,
        GrantedSeconds = 1_000,
        ChargedSeconds = 1_000 - balance,
        Call = new CallBrief { CallId = callId, DurationMs = 61_499, ChargedSeconds = 120 },
        At = Deliveries.Start,
        LatestEvent = CallEvent.Ended,
        AgentId = "agent",
        Outcome = CallOutcome.Answered,
    };
}
