using Aivors.AppHost.Embedded.Demo;

namespace Aivors.Tests.Unit.AppHost;

public sealed class DemoPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 30, 0, TimeSpan.FromHours(2));

    [Fact]
    public void The_plan_is_the_same_each_time_and_has_about_two_hundred_calls_of_four_weeks()
    {
        var calls = DemoPlan.Make(Now);

        Assert.Equal(calls.Select(call => call.CallId), DemoPlan.Make(Now).Select(call => call.CallId));
        Assert.InRange(calls.Count, 160, 260);
        Assert.Equal(calls.Count, calls.Select(call => call.CallId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(calls, call => Assert.InRange(call.Start, Now.AddDays(-28), Now));
        Assert.Equal(calls.OrderBy(call => call.Start), calls);
    }

    [Fact]
    public void Calls_come_in_business_hours_mostly_on_weekdays_from_both_agents_and_with_every_outcome()
    {
        var calls = DemoPlan.Make(Now);

        Assert.All(calls, call => Assert.InRange(call.Start.Hour, 8, 17));
        Assert.True(calls.Count(call => call.Start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) < calls.Count / 8);
        Assert.InRange(calls.Count(call => call.Inbound), calls.Count / 2, calls.Count * 9 / 10);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "user_hangup", "agent_hangup", "voicemail_reached", "dial_no_answer", "call_transfer" },
            calls.Select(call => call.Script.Ending).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_granted_minutes_are_enough_for_all_calls() =>
        Assert.InRange(DemoPlan.Make(Now).Sum(call => call.BilledMinutes), 200, DemoAccount.Minutes - 200);

    [Fact]
    public void Webhooks_have_retells_shape_and_no_placeholder_left()
    {
        foreach (var call in DemoPlan.Make(Now))
        {
            var ended = DemoWebhook.Ended(call);
            var analyzed = DemoWebhook.Analyzed(call);

            Assert.Equal("call_ended", (string?)ended["event"]);
            Assert.Equal("call_analyzed", (string?)analyzed["event"]);
            Assert.Equal(call.DurationMs, (int)ended["call"]!["duration_ms"]!);
            Assert.Equal(call.DurationMs, (long)ended["call"]!["end_timestamp"]! - (long)ended["call"]!["start_timestamp"]!);
            Assert.Equal(call.Summary, (string?)analyzed["call"]!["call_analysis"]!["call_summary"]);
            Assert.Equal(call.Script.Connected, (string?)ended["call"]!["call_status"] == "ended");
            Assert.DoesNotContain("{first}", analyzed.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("{day}", analyzed.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fill_that_was_cut_off_is_taken_up_with_the_same_calls()
    {
        using var folder = new TemporaryFolder();
        var first = DemoData.Anchor(folder.File("anchor"), keep: false);

        Assert.Equal(DemoPlan.Make(first), DemoPlan.Make(DemoData.Anchor(folder.File("anchor"), keep: true)), (a, b) => a.CallId == b.CallId && a.Start == b.Start);
    }
}
