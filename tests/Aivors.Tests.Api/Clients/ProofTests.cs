using System.Text;
using Aivors.Testing.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

/// <summary>Clients' own Retell keys, and agents that are connected only to who controls them.</summary>
public sealed class ProofTests(RunningStack stack, ProofApi proof) : IClassFixture<ProofApi>
{
    private const string Workspace = "/api/retell/workspace";
    private const string Connect = "/api/retell/connect-agent";

    [Fact]
    public async Task A_key_is_checked_stored_unreadable_rotated_and_removed()
    {
        var user = await proof.Api.SignUpAsync();
        var (first, second) = (NewKey(), NewKey());
        proof.Retell.AddWorkspace(first);
        proof.Retell.AddWorkspace(second);
        Assert.False(Shapes.Is(200, await user.Browser.GetAsync(Workspace)).Bool("data.hasKey"));

        Shapes.IsFailure(400, await user.Browser.PutAsync(Workspace, new { apiKey = NewKey() }));
        Shapes.IsFailure(400, await user.Browser.PutAsync(Workspace, new { apiKey = "two words" }));
        Shapes.IsFailure(400, await user.Browser.PutAsync(Workspace, new { }), "Missing required field: apiKey");
        await WithFaultAsync(StandInFault.Status(500), async () => Shapes.IsFailure(503, await user.Browser.PutAsync(Workspace, new { apiKey = first })));
        var stored = Shapes.Is(200, await user.Browser.PutAsync(Workspace, new { apiKey = $" {first} " }));
        var rotated = Shapes.Is(200, await user.Browser.PutAsync(Workspace, new { apiKey = second }));

        var tenantId = await TenantOfAsync(user);
        var workspaceId = await stack.ScalarAsync<Guid>("select workspace_id from workspaces where tenant_id = $1", tenantId);
        Assert.Equal((first[^4..], null), (stored["data.keyHint"], stored["data.previousKeyUntil"]));
        Assert.Equal($"https://calls.example.com/api/retell/webhook/{workspaceId}", rotated["data.webhookUrl"]);
        Assert.NotNull(rotated["data.previousKeyUntil"]);
        foreach (var column in new[] { "protected_key", "previous_key" })
        {
            var raw = Encoding.Latin1.GetString(await stack.ScalarAsync<byte[]>($"select {column} from workspaces where tenant_id = $1", tenantId));
            Assert.DoesNotContain(first, raw, StringComparison.Ordinal);
            Assert.DoesNotContain(second, raw, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(first, stored.Text + rotated.Text, StringComparison.Ordinal);
        Shapes.Is(200, await user.Browser.DeleteAsync($"{Workspace}/previous-key"));
        Shapes.IsFailure(404, await user.Browser.DeleteAsync($"{Workspace}/previous-key"));
        Shapes.Is(200, await user.Browser.DeleteAsync(Workspace));
        Shapes.IsFailure(404, await user.Browser.DeleteAsync(Workspace));
        Assert.Equal(0L, await stack.ScalarAsync<long>("select count(*) from workspaces where tenant_id = $1", tenantId));
        Assert.Equal(4L, await stack.ScalarAsync<long>("select count(*) from audit_log where tenant_id = $1 and event_type like 'workspace\\_%'", tenantId));
    }

    [Fact]
    public async Task With_a_key_only_an_agent_of_its_workspace_is_connected()
    {
        var user = await proof.Api.SignUpAsync();
        var (mine, theirs) = (StackApi.NewAgent(), StackApi.NewAgent());
        await StoreKeyAsync(user, mine);
        proof.Retell.AddWorkspace(NewKey()).AddAgent(theirs);

        Shapes.IsFailure(400, await user.Browser.PostAsync(Connect, new { agentId = theirs }));
        await WithFaultAsync(StandInFault.Status(429), async () => Shapes.IsFailure(503, await user.Browser.PostAsync(Connect, new { agentId = mine })));
        await WithFaultAsync(StandInFault.Status(401), async () => Shapes.IsFailure(400, await user.Browser.PostAsync(Connect, new { agentId = mine })));
        Assert.False((await user.Browser.GetAsync("/api/retell/agent-status")).Bool("data.isConnected"));
        Shapes.Is(200, await user.Browser.PostAsync(Connect, new { agentId = mine }));

        // What is connected stays so while Retell is away.
        await WithFaultAsync(StandInFault.Dropped, async () => Shapes.Is(200, await user.Browser.PostAsync(Connect, new { agentId = mine })));
    }

    [Fact]
    public async Task Without_a_key_an_agent_waits_for_an_admin()
    {
        var user = await proof.Api.SignUpAsync();
        var admin = await proof.Api.SignInAdminAsync();
        var (wanted, unwanted) = (StackApi.NewAgent(), StackApi.NewAgent());

        var first = Shapes.Is(202, await user.Browser.PostAsync(Connect, new { agentId = wanted }));
        var again = Shapes.Is(202, await user.Browser.PostAsync(Connect, new { agentId = wanted }));
        var other = Shapes.Is(202, await user.Browser.PostAsync(Connect, new { agentId = unwanted }));
        Assert.Equal((first["data.claimId"], "pending"), (again["data.claimId"], first["data.status"]));
        Assert.False((await user.Browser.GetAsync("/api/retell/agent-status")).Bool("data.isConnected"));
        var listed = Shapes.Is(200, await admin.GetAsync("/api/admin/agent-claims"));
        Assert.Contains(first["data.claimId"]!, listed.Text, StringComparison.Ordinal);

        Shapes.Is(200, await admin.PostAsync($"/api/admin/agent-claims/{other["data.claimId"]}/refuse", "{}"));
        Shapes.IsFailure(409, await admin.PostAsync($"/api/admin/agent-claims/{other["data.claimId"]}/approve", "{}"));
        Shapes.Is(200, await admin.PostAsync($"/api/admin/agent-claims/{first["data.claimId"]}/approve", "{}"));
        Shapes.Is(200, await admin.PostAsync($"/api/admin/agent-claims/{first["data.claimId"]}/approve", "{}"));
        Shapes.IsFailure(409, await admin.PostAsync($"/api/admin/agent-claims/{first["data.claimId"]}/refuse", "{}"));
        Shapes.IsFailure(404, await admin.PostAsync($"/api/admin/agent-claims/{Guid.NewGuid()}/approve", "{}"));

        var status = await user.Browser.GetAsync("/api/retell/agent-status");
        Assert.Equal(wanted, status["data.agentId"]);
        Shapes.Is(200, await user.Browser.PostAsync(Connect, new { agentId = wanted }));
    }

    [Fact]
    public async Task The_webhook_address_is_set_and_the_earlier_one_is_shown()
    {
        var user = await proof.Api.SignUpAsync();
        var agentId = StackApi.NewAgent();
        var retell = await StoreKeyAsync(user, agentId, "https://n8n.example.com/webhook/secret-path");
        var route = $"/api/retell/agents/{agentId}/webhook-address";
        Shapes.IsFailure(404, await user.Browser.PostAsync(route, "{}"));
        Shapes.Is(200, await user.Browser.PostAsync(Connect, new { agentId }));

        var set = Shapes.Is(200, await user.Browser.PostAsync(route, "{}"));
        Assert.Equal("https://n8n.example.com/webhook/secret-path", set["data.earlierUrl"]);
        Assert.StartsWith("https://calls.example.com/api/retell/webhook/", retell.Agents[agentId]["webhook_url"]!.GetValue<string>(), StringComparison.Ordinal);

        Shapes.IsFailure(400, await user.Browser.PostAsync(route, new { url = "http://127.0.0.1/" }));
        Shapes.Is(200, await user.Browser.PostAsync(route, new { url = set["data.earlierUrl"] }));
        Assert.Equal("https://n8n.example.com/webhook/secret-path", retell.Agents[agentId]["webhook_url"]!.GetValue<string>());
        var audited = await stack.ScalarAsync<string>(
            "select string_agg(data::text, ' ') from audit_log where event_type = 'webhook_address_set' and data ->> 'agentId' = $1", agentId);
        Assert.Contains("n8n.example.com", audited, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", audited, StringComparison.Ordinal);
    }

    private static string NewKey() => $"key_{Guid.NewGuid():N}";

    private async Task<StandInWorkspace> StoreKeyAsync(SignedUp user, string agentId, string? webhookUrl = null)
    {
        var key = NewKey();
        var workspace = proof.Retell.AddWorkspace(key);
        workspace.AddAgent(agentId, webhookUrl);
        Shapes.Is(200, await user.Browser.PutAsync(Workspace, new { apiKey = key }));
        return workspace;
    }

    private async Task WithFaultAsync(StandInFault fault, Func<Task> act)
    {
        proof.Retell.Always = fault;
        await act();
        proof.Retell.Always = null;
    }

    private Task<Guid> TenantOfAsync(SignedUp user) =>
        stack.ScalarAsync<Guid>("select tenant_id from users where user_id = $1", Guid.Parse(user.UserId));
}
