using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>Every route of the Api's own description with every kind of caller, by its row in <see cref="RouteTable"/>.</summary>
public sealed class RouteTests(RunningStack stack)
{
    [Fact]
    public async Task Every_route_of_the_description_has_a_row_in_the_table_and_every_row_a_route()
    {
        var description = Shapes.Is(200, await (await stack.ApiAsync()).Anonymous.GetAsync("/openapi/v1.json")).Json;
        var described = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, verb) => $"{verb.Name.ToUpperInvariant()} {path.Name}").ToList();
        Assert.Empty(described.Except(RouteTable.Rows.Select(row => row.Route)));
        Assert.Empty(RouteTable.Rows.Select(row => row.Route).Except(described));
    }

    [Fact]
    public async Task Without_sign_in_every_route_but_the_public_ones_is_401()
    {
        var api = await stack.ApiAsync();
        await AreAllAsync(api.Anonymous, row => row.Policy == RoutePolicy.Public ? null : 401, "{}", "{", null);
    }

    [Fact]
    public async Task After_signing_out_the_old_token_and_cookies_are_as_good_as_none()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var (bearer, browser) = (user.Bearer, user.Browser.Copy());
        Shapes.Is(200, await user.Browser.PostAsync("/api/auth/logout", new { }));

        await AreAllAsync(bearer, row => row.Policy == RoutePolicy.Public ? null : 401, "{}");
        await AreAllAsync(browser, row => row.Policy == RoutePolicy.Public ? null : 401, "{}");
    }

    [Fact]
    public async Task A_plain_user_is_403_on_every_admin_route_and_no_sign_in_opens_a_webhooks_door()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        foreach (var caller in new[] { user.Browser, user.Bearer })
        {
            await AreAllAsync(caller, row => row.Policy switch
            {
                RoutePolicy.Admin => 403,
                RoutePolicy.N8nSecret or RoutePolicy.RetellSignature => 401,
                _ => null,
            }, "{}", "{", null);
        }
    }

    [Fact]
    public async Task An_admin_is_let_in_everywhere_but_at_the_webhooks_doors()
    {
        var api = await stack.ApiAsync();
        var admin = await NewAdminAsync(api);
        var refused = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.Policy is RoutePolicy.Admin or RoutePolicy.SignedIn && row.Path != "/api/auth/logout-everywhere"))
        {
            var answer = await admin.SendAsync(row.Method, Fill(row.Named.FirstOrDefault() ?? row.Path, Ids.OfNobody()), BodyOf(row, "{}"));
            if (answer.Status is 401 or 403 or >= 500) refused.Add($"{row.Route}: {answer}");
        }

        Assert.Empty(refused);
        await AreAllAsync(admin, row => row.Policy is RoutePolicy.N8nSecret or RoutePolicy.RetellSignature ? 401 : null, "{}");
    }

    [Fact]
    public async Task Somebody_elses_id_is_404_with_the_bytes_of_an_id_that_does_not_exist()
    {
        var api = await stack.ApiAsync();
        var theirs = await Foreigner.CreateAsync(stack);
        var user = await api.SignUpAsync();
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.Policy == RoutePolicy.SignedIn))
        {
            Assert.True(row.Named.Length > 0 || !row.Path.Contains('{', StringComparison.Ordinal), $"{row.Route} names something: say by which address.");
            foreach (var named in row.Named)
            {
                var answer = await SendAsync(user.Browser, row, named, theirs.Ids);
                var nobody = await SendAsync(user.Browser, row, named, Ids.OfNobody());
                if (answer.Status != 404 || nobody.Status != 404 || answer.WithoutTimestamp != nobody.WithoutTimestamp)
                {
                    wrong.Add($"{row.Method} {named}: {answer} but of nobody {nobody}");
                }

                if (theirs.Holds(answer)) wrong.Add($"{row.Method} {named} tells of another tenant");
            }

            foreach (var odd in row.Named.Where(named => named.Contains("{user}", StringComparison.Ordinal)))
            {
                foreach (var id in (string[])["nobody", "1", "' or 1=1 --", "../../admin"])
                {
                    var answer = await SendAsync(user.Browser, row, odd, Ids.OfNobody() with { User = Uri.EscapeDataString(id) });
                    if (answer.Status != 404) wrong.Add($"{row.Method} {odd} with {id}: {answer}");
                }
            }
        }

        Assert.Empty(wrong);
        // and nothing of it happened
        Shapes.Is(200, await theirs.User.Browser.GetAsync($"/api/calls/{theirs.Ids.Call}"));
        Assert.Contains(Foreigner.Said, (await theirs.User.Browser.GetAsync($"/api/calls/{theirs.Ids.Call}"))["data.call.transcript"], StringComparison.Ordinal);
        Assert.True((await theirs.User.Browser.GetAsync("/api/retell/agent-status")).Bool("data.isConnected"));
    }

    [Fact]
    public async Task Naming_another_tenant_beside_ones_own_data_shows_nothing_of_it()
    {
        var api = await stack.ApiAsync();
        var theirs = await Foreigner.CreateAsync(stack);
        var user = await api.SignUpAsync();
        var told = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.Policy == RoutePolicy.SignedIn && row.Method == HttpMethod.Get
            && row.Path != "/api/live" && !row.Path.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var query in (string[])["tenantId={tenant}", "tenant={tenant}", "agentId={agent}", "callId={call}", "number=14155550199", "q=canary"])
            {
                var answer = await user.Browser.GetAsync($"{row.Path}?{Fill(query, theirs.Ids)}", ("X-Tenant-Id", theirs.Ids.Tenant), ("X-User-Id", theirs.Ids.User));
                if (answer.Status is not (200 or 400) || theirs.Holds(answer)) told.Add($"{row.Path}?{query}: {answer}");
            }
        }

        Assert.Empty(told);
    }

    private static async Task AreAllAsync(ApiClient caller, Func<RouteRow, int?> expected, params string?[] bodies)
    {
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows)
        {
            if (expected(row) is not { } status) continue;
            foreach (var body in bodies.Select(body => BodyOf(row, body)))
            {
                var answer = await caller.SendAsync(row.Method, Fill(row.Path, Ids.OfNobody()), body);
                if (answer.Status != status) wrong.Add($"{row.Route}: {answer}");
                else Shapes.IsFailure(status, answer);
            }
        }

        Assert.Empty(wrong);
    }

    private static Task<ApiAnswer> SendAsync(ApiClient caller, RouteRow row, string named, Ids ids) =>
        caller.SendAsync(row.Method, Fill(named, ids), BodyOf(row, Fill(row.Body, ids)));

    private static HttpContent? BodyOf(RouteRow row, string? body) =>
        body is null || row.Method == HttpMethod.Get || row.Method == HttpMethod.Delete ? null : ApiClient.ContentOf(body);

    /// <summary>Ids in place of what stands in braces, but for the braces of JSON.</summary>
    private static string Fill(string text, Ids ids)
    {
        foreach (var (name, id) in new[]
        {
            ("{user}", ids.User), ("{userId}", ids.User), ("{id}", ids.User), ("{call}", ids.Call), ("{callId}", ids.Call), ("{agent}", ids.Agent),
            ("{agentId}", ids.Agent), ("{session}", ids.Session), ("{sessionId}", ids.Session), ("{run}", ids.Run), ("{runId}", ids.Run),
            ("{tenant}", ids.Tenant), ("{tenantId}", ids.Tenant), ("{claimId}", ids.Run), ("{deliveryId}", ids.Run), ("{workspaceId}", ids.Run),
        })
        {
            text = text.Replace(name, id, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>An admin of the test's own, so that nothing happens to the one that all tests share.</summary>
    private async Task<ApiClient> NewAdminAsync(StackApi api)
    {
        var user = await api.SignUpAsync();
        await stack.ScalarAsync<Guid>("update users set role = 'admin' where user_id = $1 returning user_id", Guid.Parse(user.UserId, CultureInfo.InvariantCulture));
        var browser = api.NewBrowser();
        Shapes.Is(200, await browser.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }));
        return browser;
    }
}
