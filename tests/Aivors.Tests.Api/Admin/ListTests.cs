using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class ListTests(RunningStack stack)
{
    [Fact]
    public async Task Users_are_listed_at_the_top_level_and_under_data()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var answer = Shapes.Is(200, await (await stack.AdminAsync()).GetAsync($"/api/admin/users?page=1&limit=5&search={user.Email}&status=active"));

        Shapes.Are(Shapes.Envelope + OfUsers("") + OfUsers("data."), answer);
        Assert.Equal(answer.At("users").GetRawText(), answer.At("data.users").GetRawText());
        Assert.Equal((1, 5, 1, 1), (answer.Number("pagination.page"), answer.Number("pagination.limit"), answer.Number("pagination.total"),
            answer.Number("pagination.pages")));
        Assert.Equal(user.UserId, answer.At("users")[0].GetProperty("_id").GetString());
    }

    [Fact]
    public async Task Users_are_found_by_text_and_status()
    {
        var admin = await stack.AdminAsync();
        var user = await (await stack.ApiAsync()).SignUpAsync();

        Assert.Equal(1, (await admin.GetAsync($"/api/admin/users?search={user.Email.ToUpperInvariant()}&status=all")).Number("pagination.total"));
        Assert.Equal(0, (await admin.GetAsync($"/api/admin/users?search={user.Email}&status=cancelled")).Number("pagination.total"));
        Assert.Equal(0, (await admin.GetAsync($"/api/admin/users?search={Guid.NewGuid()}")).Number("pagination.total"));
        Assert.Equal(0, (await admin.GetAsync("/api/admin/users?search=%25_%25_%5C")).Number("pagination.total"));
    }

    [Fact]
    public async Task The_audit_log_says_who_did_what()
    {
        var admin = await stack.AdminAsync();
        var (user, _) = await stack.ClientAsync(minutes: 5);

        var answer = Shapes.Is(200, await admin.GetAsync($"/api/admin/audit-logs?page=1&limit=10&userId={user.UserId}"));
        var grants = Shapes.Is(200, await admin.GetAsync($"/api/admin/audit-logs?eventType=credits_granted&userId={user.UserId}"));

        Shapes.Are(Shapes.Envelope + OfLogs("") + OfLogs("data."), grants);
        Assert.Equal(answer.At("logs").GetRawText(), answer.At("data.logs").GetRawText());
        Assert.Equal(["agent_connected", "credits_granted", "sign_up"],
            answer.At("logs").EnumerateArray().Select(line => line.GetProperty("eventType").GetString()!).Order());
        Assert.DoesNotContain(user.Email, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/admin/users?page=0")]
    [InlineData("/api/admin/users?limit=x")]
    [InlineData("/api/admin/users?page=2147483647&limit=100")]
    [InlineData("/api/admin/users?status=paused")]
    [InlineData("/api/admin/users?search=%00")]
    [InlineData("/api/admin/audit-logs?page=-1")]
    [InlineData("/api/admin/audit-logs?userId=nobody")]
    [InlineData("/api/admin/audit-logs?eventType=%00")]
    public async Task What_cannot_be_meant_is_400(string route) => Shapes.IsFailure(400, await (await stack.AdminAsync()).GetAsync(route));

    private static string OfUsers(string at) => $"""
        text: {at}users[] > _id name email role status tenantId tenantName timeZone subscription.plan subscription.status
        time: {at}users[] > createdAt
        number: {at}users[].subscription > minutesPurchased minutesRemaining usedCredits overdraftCredits
        bool: {at}users[].subscription > lowBalance stopWorkflow
        null: {at}users[].subscription > nextBillingDate
        {OfPages(at)}
        """;

    private static string OfLogs(string at) => $"""
        text: {at}logs[] > _id eventType userId tenantId actor data.minutes data.commandKey
        time: {at}logs[] > createdAt
        {OfPages(at)}
        """;

    private static string OfPages(string at) => $"number: {at}pagination > page limit total pages\n";
}
