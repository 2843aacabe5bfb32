using Aivors.Testing.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

/// <summary>Where the agency's key is set to show no more than that an agent exists, it gives nobody another client's backlog.</summary>
public sealed class AgencyKeyTests(RunningStack stack)
{
    private const string Connect = "/api/retell/connect-agent";

    [Fact]
    public async Task An_agent_of_the_agency_waits_for_an_admin_and_its_backlog_with_it()
    {
        var agencyKey = $"key_{Guid.NewGuid():N}";
        await using var retell = await RetellStandIn.StartAsync();
        await using var other = await stack.StartOtherApiAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Retell__BaseUrl"] = retell.BaseUrl,
            ["Retell__Retries"] = "0",
            ["Retell__ApiKey"] = agencyKey,
            ["Agents__AgencyKeyProves"] = "existence",
        });
        var (agentId, callId) = (StackApi.NewAgent(), StackApi.NewCall());
        retell.AddWorkspace(agencyKey).AddAgent(agentId);
        var user = await other.Api.SignUpAsync();
        await other.Api.PostDeliveryAsync(RetellBody.Ended(agentId, callId));

        Shapes.IsFailure(400, await user.Browser.PostAsync(Connect, new { agentId = StackApi.NewAgent() }));
        var asked = Shapes.Is(202, await user.Browser.PostAsync(Connect, new { agentId }));
        Assert.Equal("quarantined", await stack.ScalarAsync<string>("select verdict from deliveries where call_id = $1", callId));

        var admin = await other.Api.SignInAdminAsync();
        Shapes.Is(200, await admin.PostAsync($"/api/admin/agent-claims/{asked["data.claimId"]}/approve", "{}"));
        await Poll.UntilAsync("the backlog is applied", async () => (await user.Browser.GetAsync($"/api/calls/{callId}")).Status == 200);
    }
}
