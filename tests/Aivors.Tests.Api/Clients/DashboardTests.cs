using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

public sealed class DashboardTests(RunningStack stack)
{
    private const string Plan = """
        text: data.subscription > planName planType status
        null: data.subscription > renewalDate

        """;

    [Fact]
    public async Task Stats_show_user_calls_credits_and_alerts()
    {
        var (user, callId) = await WithCallAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/dashboard/stats?userId={user.UserId}"));

        Shapes.Are(Shapes.Envelope + Plan + """
            text: data.user > userId name email status
            number: data.callAnalytics > totalCalls callsToday callsYesterday callsChangePercent totalMinutesUsed totalSecondsUsed averageDuration
            number: data.subscription > totalCredits usedCredits availableCredits overdraftCredits creditsRemaining
            bool: data.subscription > lowBalance stopWorkflow
            text: data.recentCalls[] > callId phoneNumber transcriptPreview summaryPreview status timeAgo
            number: data.recentCalls[] > durationMinutes
            time: data.recentCalls[] > createdAt
            bool: data.alerts > lowBalance noCredits
            null: data.alerts > message
            """, answer);
        Assert.Equal((1, 2, 61, 61), (answer.Number("data.callAnalytics.totalCalls"), answer.Number("data.callAnalytics.totalMinutesUsed"),
            answer.Number("data.callAnalytics.totalSecondsUsed"), answer.Number("data.callAnalytics.averageDuration")));
        Assert.Equal((100, 2, 98), (answer.Number("data.subscription.totalCredits"), answer.Number("data.subscription.usedCredits"),
            answer.Number("data.subscription.availableCredits")));
        Assert.Equal(callId, answer.At("data.recentCalls")[0].GetProperty("callId").GetString());
        Assert.Equal(answer.WithoutTimestamp, (await user.Browser.GetAsync("/api/dashboard/stats")).WithoutTimestamp);
    }

    [Fact]
    public async Task Without_credits_the_stats_say_so()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/dashboard/stats?userId={user.UserId}"));

        Assert.True(answer.Bool("data.alerts.noCredits"));
        Assert.False(answer.Bool("data.alerts.lowBalance"));
        Assert.True(answer.Bool("data.subscription.stopWorkflow"));
        Assert.NotNull(answer["data.alerts.message"]);
        Assert.Equal(0, answer.At("data.recentCalls").GetArrayLength());
    }

    [Fact]
    public async Task Recent_activity_tells_of_the_calls()
    {
        var (user, callId) = await WithCallAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/dashboard/recent-activity/{user.UserId}?limit=5"));

        Shapes.Are(Shapes.Envelope + """
            text: data.activities[] > type text timeAgo metadata.callId metadata.phoneNumber
            time: data.activities[] > timestamp
            number: data.activities[] > metadata.durationMinutes
            """, answer);
        Assert.Equal(callId, answer.At("data.activities")[0].GetProperty("metadata").GetProperty("callId").GetString());
    }

    [Theory]
    [InlineData("week", 7)]
    [InlineData("month", 30)]
    [InlineData("year", 0)]
    public async Task Analytics_have_an_entry_for_every_day_or_month(string period, int days)
    {
        var (user, _) = await WithCallAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/dashboard/analytics/{user.UserId}?period={period}"));

        Shapes.Are(Shapes.Envelope + """
            text: data > period startDate endDate
            number: data > totalCalls totalMinutes
            text: data.chartData[] > date
            number: data.chartData[] > calls minutes
            """, answer);
        Assert.Equal(period, answer["data.period"]);
        if (days > 0) Assert.Equal(days, answer.At("data.chartData").GetArrayLength());
        else Assert.InRange(answer.At("data.chartData").GetArrayLength(), 12, 13);
    }

    [Theory]
    [InlineData("/api/dashboard/analytics/{0}?period=decade")]
    [InlineData("/api/dashboard/recent-activity/{0}?limit=0")]
    [InlineData("/api/dashboard/recent-activity/{0}?limit=many")]
    [InlineData("/api/calls/user/{0}?limit=-1")]
    [InlineData("/api/calls/user/{0}?skip=-1")]
    [InlineData("/api/calls/user/{0}?skip=99999999999")]
    [InlineData("/api/calls/user/{0}?cursor=nonsense")]
    [InlineData("/api/credits/ledger?limit=x")]
    [InlineData("/api/credits/ledger?cursor=x")]
    public async Task What_cannot_be_meant_is_400(string route)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await user.Browser.GetAsync(string.Format(null, route, user.UserId)));
    }

    [Fact]
    public async Task A_subscription_is_the_same_under_me_and_under_the_users_id()
    {
        var (user, _) = await WithCallAsync();

        var mine = Shapes.Is(200, await user.Browser.GetAsync("/api/subscription/me"));
        var named = Shapes.Is(200, await user.Browser.GetAsync($"/api/subscription/{user.UserId}"));
        var asAdmin = Shapes.Is(200, await (await stack.AdminAsync()).GetAsync($"/api/subscription/{user.UserId}"));

        Shapes.Are(Shapes.Envelope + Plan + """
            text: data.subscription > userId
            number: data.subscription > totalCredits usedCredits availableCredits overdraftCredits
            bool: data > lowBalance stopWorkflow
            number: data > creditsRemaining
            """, mine);
        Assert.Equal(98, mine.Number("data.creditsRemaining"));
        Assert.Equal(mine.WithoutTimestamp, named.WithoutTimestamp);
        Assert.Equal(mine.WithoutTimestamp, asAdmin.WithoutTimestamp);
    }

    [Fact]
    public async Task The_ledger_lists_every_entry_that_the_balance_is_the_sum_of()
    {
        var (user, callId) = await WithCallAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync("/api/credits/ledger"));

        var entries = answer.At("data.entries").EnumerateArray().ToArray();
        Assert.Equal(entries.Length, entries[0].GetProperty("seq").GetInt64());
        Assert.Equal(("call_charged", callId), (entries[0].GetProperty("kind").GetString(), entries[0].GetProperty("callId").GetString()));
        Assert.Equal(98 * 60, entries.Sum(entry => entry.GetProperty("amountSeconds").GetInt64()));
    }

    private async Task<(SignedUp User, string CallId)> WithCallAsync()
    {
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, callId)), 201);
        return (user, callId);
    }
}
