using Aivors.Grains.Contracts;
using Aivors.Grains.Reconciliation;

namespace Aivors.Tests.Unit.Grains;

/// <summary>What is to be done about a call that Retell lists, by what is known of it here.</summary>
public sealed class CallComparisonTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 21, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset SettledBefore = Start.AddHours(1);
    private static readonly ListedCall Listed = new("call_1", "agent_1", "ended", Start, Start.AddMinutes(1), 60_000);
    private static readonly KnownCall Unknown = new() { OwnerId = Guid.NewGuid(), IsBoundAtStart = true, BoundFrom = Start.AddDays(-1) };
    private static readonly KnownCall Known = Unknown with { IsKnown = true, IsOver = true, DurationMs = 60_000 };

    [Fact]
    public void A_call_that_is_known_alike_is_settled_and_one_that_is_not_is_missing()
    {
        Assert.Equal(Comparison.Settled, Reconcile(Listed, Known));
        Assert.Equal(Comparison.Missing, Reconcile(Listed, Unknown));
    }

    [Fact]
    public void A_call_whose_end_or_length_never_came_is_missing()
    {
        Assert.Equal(Comparison.Missing, Reconcile(Listed, Known with { IsOver = false, DurationMs = null }));
        Assert.Equal(Comparison.Missing, Reconcile(Listed, Known with { DurationMs = null }));
        Assert.Equal(Comparison.Settled, Reconcile(Listed with { DurationMs = null }, Known with { DurationMs = null }));
    }

    [Theory]
    [InlineData(60_001L, true)]
    [InlineData(0L, true)]
    [InlineData(60_000L, false)]
    [InlineData(null, false)]
    [InlineData(-1L, false)]
    [InlineData(90_000_000L, false)]
    public void Another_duration_differs_if_it_can_be_one(long? listedMs, bool differs) =>
        Assert.Equal(differs ? Comparison.Differing : Comparison.Settled, Reconcile(Listed with { DurationMs = listedMs }, Known));

    [Fact]
    public void A_difference_that_stood_is_not_looked_at_again() =>
        Assert.Equal(Comparison.Settled, Reconcile(Listed with { DurationMs = 1 }, Known with { IsDifferenceNoted = true }));

    [Fact]
    public void A_call_that_ended_just_now_may_still_be_told_of()
    {
        var late = Listed with { EndedAt = SettledBefore };
        Assert.Equal(Comparison.Settled, Reconcile(late, Unknown));
        Assert.Equal(Comparison.Settled, Reconcile(late with { DurationMs = 1 }, Known));
        Assert.Equal(Comparison.Missing, Reconcile(Listed with { EndedAt = SettledBefore.AddMilliseconds(-1) }, Unknown));
        Assert.Equal(Comparison.Settled, Reconcile(Listed with { EndedAt = null, StartedAt = SettledBefore.AddMilliseconds(-60_000) }, Unknown));
    }

    [Fact]
    public void What_waits_is_left_to_who_it_waits_for()
    {
        Assert.Equal(Comparison.Settled, Reconcile(Listed, Unknown with { IsWaiting = true }));
        Assert.Equal(Comparison.Settled, Reconcile(Listed, Known with { IsOver = false, IsWaiting = true }));
        Assert.Equal(Comparison.Differing, Reconcile(Listed with { DurationMs = 1 }, Known with { IsWaiting = true }));
    }

    [Fact]
    public void A_call_that_was_over_before_the_connection_is_not_charged_by_reconciliation()
    {
        var connectedLater = Unknown with { IsBoundAtStart = false, BoundFrom = Start.AddMinutes(1) };
        Assert.Equal(Comparison.Settled, Reconcile(Listed, connectedLater));
        Assert.Equal(Comparison.Missing, Reconcile(Listed with { EndedAt = Start.AddMinutes(1).AddMilliseconds(1) }, connectedLater));
        Assert.Equal(Comparison.Settled, Reconcile(Listed with { DurationMs = 1 }, Known with { IsHistory = true }));
    }

    [Fact]
    public void A_call_of_nobodys_agent_is_nobodys_business()
    {
        Assert.Equal(Comparison.Settled, Reconcile(Listed, new KnownCall()));
        Assert.Equal(Comparison.Missing, Reconcile(Listed with { AgentId = null }, new KnownCall()));
    }

    [Fact]
    public void A_backfill_takes_what_was_over_before_and_nothing_is_known_of()
    {
        var connectedAt = Start.AddMinutes(1);
        var before = new KnownCall { OwnerId = Guid.NewGuid(), BoundFrom = connectedAt };
        Comparison Backfill(ListedCall listed, KnownCall known) => CallComparison.Backfill(listed, known, "agent_1", connectedAt);

        Assert.Equal(Comparison.Missing, Backfill(Listed, before));
        Assert.Equal(Comparison.Settled, Backfill(Listed with { EndedAt = connectedAt.AddMilliseconds(1) }, before));
        Assert.Equal(Comparison.Settled, Backfill(Listed with { StartedAt = null, EndedAt = null }, before));
        Assert.Equal(Comparison.Settled, Backfill(Listed with { AgentId = "agent_2" }, before));
        Assert.Equal(Comparison.Settled, Backfill(Listed, before with { IsKnown = true }));
        Assert.Equal(Comparison.Settled, Backfill(Listed, before with { IsWaiting = true }));
        Assert.Equal(Comparison.Settled, Backfill(Listed, before with { IsDiscarded = true }));
        Assert.Equal(Comparison.Settled, Backfill(Listed, before with { IsBoundAtStart = true }));
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        var wrong = new ReconciliationOptionsValidator().Validate(null, new ReconciliationOptions { IntervalMinutes = -1, KeepDays = 0 });
        Assert.Contains("Reconciliation__IntervalMinutes", wrong.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Reconciliation__KeepDays", wrong.FailureMessage, StringComparison.Ordinal);
        Assert.True(new ReconciliationOptionsValidator().Validate(null, new ReconciliationOptions { IntervalMinutes = 0, HistoryDays = 0 }).Succeeded);
    }

    private static Comparison Reconcile(ListedCall listed, KnownCall known) => CallComparison.Reconcile(listed, known, SettledBefore);
}
