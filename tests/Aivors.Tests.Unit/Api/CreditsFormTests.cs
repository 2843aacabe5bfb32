using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Tests.Unit.Api;

public sealed class CreditsFormTests
{
    [Theory]
    [InlineData(6000, 120, 98, 100, 2, 0, false, false)]
    [InlineData(300, 0, 5, 5, 0, 0, false, false)]
    [InlineData(300, 60, 4, 5, 1, 0, true, false)]
    [InlineData(60, 0, 1, 1, 0, 0, true, false)]
    [InlineData(90, 60, 0, 1, 1, 0, false, true)]
    [InlineData(0, 0, 0, 0, 0, 0, false, true)]
    [InlineData(60, 180, 0, 1, 3, 2, false, true)]
    [InlineData(60, 90, 0, 1, 2, 1, false, true)]
    public void Credits_of_any_balance_are_whole_minutes_and_never_negative(
        long granted, long charged, long available, long total, long used, long overdraft, bool low, bool stop)
    {
        var form = CreditsForm.Of(View(granted, charged));

        Assert.Equal(
            (available, total, used, overdraft, low, stop),
            (form.AvailableCredits, form.TotalCredits, form.UsedCredits, form.OverdraftCredits, form.LowBalance, form.StopWorkflow));
    }

    [Fact]
    public void Threshold_of_the_tenant_decides_what_is_low()
    {
        Assert.True(CreditsForm.Of(View(600, 0) with { LowBalanceSeconds = 660 }).LowBalance);
        Assert.False(CreditsForm.Of(View(60, 0) with { LowBalanceSeconds = 0 }).LowBalance);
    }

    [Theory]
    [InlineData(6000, null)]
    [InlineData(60, "Low balance: 1 minute left. Add credits soon.")]
    [InlineData(240, "Low balance: 4 minutes left. Add credits soon.")]
    [InlineData(0, "No credits left. Add credits to keep your voice agent answering calls.")]
    public void Message_tells_only_of_trouble(long granted, string? message) =>
        Assert.Equal(message, CreditsForm.Of(View(granted, 0)).Message);

    [Fact]
    public void Every_name_of_the_stop_flag_and_of_the_remaining_credits_agrees()
    {
        var form = CreditsForm.Of(View(60, 120));
        var subscription = form.ToSubscription();
        var alerts = form.ToAlerts();

        Assert.True(subscription.StopWorkflow && subscription.ShouldDisableWorkflow && alerts.ShouldDisableWorkflow);
        Assert.Equal(subscription.AvailableCredits, subscription.CreditsRemaining);
        Assert.False(alerts.ShouldNotifyLowBalance);
        Assert.Equal(1, subscription.OverdraftCredits);
    }

    private static CreditsView View(long granted, long charged) => new()
    {
        BalanceSeconds = granted - charged,
        GrantedSeconds = granted,
        ChargedSeconds = charged,
        LowBalanceSeconds = 300,
    };

    [Theory]
    [InlineData(6000)]
    [InlineData(0)]
    public void A_suspended_account_stops_workflows_whatever_its_credits_and_the_credits_stay_what_they_are(long granted)
    {
        var form = CreditsForm.Of(View(granted, 0));

        var (subscription, alerts) = (form.ToSubscription(suspended: true), form.ToAlerts(suspended: true));

        Assert.True(subscription is { StopWorkflow: true, ShouldDisableWorkflow: true });
        Assert.True(alerts.ShouldDisableWorkflow);
        Assert.Contains("suspended", alerts.Message, StringComparison.Ordinal);
        Assert.Equal((granted / 60, granted == 0), (subscription.AvailableCredits, form.StopWorkflow));
        Assert.Equal(granted == 0, form.ToSubscription().StopWorkflow);
    }

    [Theory]
    [InlineData("active", false)]
    [InlineData("pending_payment", false)]
    [InlineData("inactive", true)]
    [InlineData("cancelled", true)]
    public void Who_is_inactive_or_has_cancelled_is_suspended(string status, bool suspended) => Assert.Equal(suspended, TenantStatus.IsSuspended(status));
}
