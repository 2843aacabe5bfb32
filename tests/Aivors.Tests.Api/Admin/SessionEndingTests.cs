using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class SessionEndingTests(RunningStack stack)
{
    [Fact]
    public async Task An_admin_ends_all_sessions_of_a_user_and_the_audit_log_says_who()
    {
        var (api, admin) = (await stack.ApiAsync(), await stack.AdminAsync());
        var user = await api.SignUpAsync();
        var second = api.NewBrowser();
        StackApi.Check(await second.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);

        var ended = Shapes.Is(200, await admin.DeleteAsync($"/api/admin/users/{user.UserId}/sessions"));

        Assert.Equal(2, ended.Number("data.sessions"));
        foreach (var browser in new[] { user.Browser, second })
        {
            Shapes.IsFailure(401, await browser.GetAsync("/api/account"));
            Shapes.IsFailure(401, await browser.PostAsync("/api/auth/refresh", new { }));
        }

        StackApi.Check(await second.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);
        var log = Shapes.Is(200, await admin.GetAsync($"/api/admin/audit-logs?eventType=sessions_ended_by_admin&userId={user.UserId}"));
        Assert.NotEqual(user.UserId, Assert.Single(log.At("data.logs").EnumerateArray()).GetProperty("actor").GetString());
        Shapes.IsFailure(404, await admin.DeleteAsync($"/api/admin/users/{Guid.NewGuid()}/sessions"));
    }
}
