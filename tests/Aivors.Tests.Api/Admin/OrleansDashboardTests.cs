using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

/// <summary>Orleans' own page: for admins, by cookie or bearer, and only where it is on.</summary>
public sealed class OrleansDashboardTests(RunningStack stack)
{
    [Theory]
    [InlineData("/orleans/")]
    [InlineData("/orleans/index.min.js")]
    [InlineData("/orleans/DashboardCounters")]
    public async Task Only_an_admin_sees_it(string path)
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var admin = await stack.AdminAsync();

        Shapes.IsFailure(401, await api.Anonymous.GetAsync(path));
        Shapes.IsFailure(403, await user.Browser.GetAsync(path));
        Shapes.IsFailure(403, await user.Bearer.GetAsync(path));
        Assert.Equal(200, (await admin.GetAsync(path)).Status);
        Assert.Equal(200, (await admin.AsBearer().GetAsync(path)).Status);
    }

    [Fact]
    public async Task It_shows_the_silo_and_no_log_lines()
    {
        var admin = await stack.AdminAsync();

        var counters = await admin.GetAsync("/orleans/DashboardCounters");
        Assert.Equal("Active", counters.At("hosts")[0].GetProperty("status").GetString());
        Assert.Equal(403, (await admin.GetAsync("/orleans/Trace")).Status);
    }

    [Fact]
    public async Task In_production_it_is_off_unless_it_is_turned_on()
    {
        await using var other = await stack.StartOtherApiAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
        });

        var admin = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {(await stack.AdminAsync()).Cookies["access_token"]}" };
        Assert.Equal(404, (await other.Api.Anonymous.GetAsync("/orleans/", [.. admin.Select(pair => (pair.Key, (string?)pair.Value))])).Status);
    }
}
