using System.Text.Json.Nodes;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

/// <summary>Erasing a call, or all calls with a number, over HTTP. What the database keeps of it is ErasureTests of Aivors.Tests.Postgres.</summary>
public sealed class ErasureTests(RunningStack stack)
{
    private const string Said = "narwhal canary";

    [Fact]
    public async Task A_client_erases_its_call_for_good_and_it_stays_counted_and_charged()
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        var (callId, kept) = (StackApi.NewCall(), StackApi.NewCall());
        var body = Spoken(agentId, callId, "+14155550177");
        StackApi.Check(await api.PostDeliveryAsync(body), 201);
        StackApi.Check(await api.PostDeliveryAsync(Spoken(agentId, kept, "+14155550178")), 201);
        await FoundAsync(user, 2);
        var before = await user.Browser.GetAsync("/api/subscription/me");

        var erased = Shapes.Is(200, await user.Browser.DeleteAsync($"/api/calls/{callId}"));
        var again = Shapes.Is(200, await user.Browser.DeleteAsync($"/api/calls/{callId}"));
        var late = Shapes.Is(200, await api.PostDeliveryAsync(body));

        Assert.Equal((callId, false, true), (erased["data.callId"], erased.Bool("data.already"), again.Bool("data.already")));
        Assert.True(late.Bool("duplicate"));
        var call = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}"));
        Assert.DoesNotContain(Said, call.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("+1415", call.Text, StringComparison.Ordinal);
        Assert.NotNull(call["data.call.erasedAt"]);
        Assert.Equal(120, call.Number("data.call.charge.seconds"));
        Assert.Equal(before.WithoutTimestamp, (await user.Browser.GetAsync("/api/subscription/me")).WithoutTimestamp);
        Shapes.IsFailure(404, await user.Browser.GetAsync($"/api/calls/{callId}/raw"));
        Assert.DoesNotContain(Said, (await user.Browser.GetAsync($"/api/calls/{callId}/history")).Text, StringComparison.Ordinal);
        await FoundAsync(user, 1);
        Assert.Equal(2, (await user.Browser.GetAsync("/api/calls")).At("data.calls").GetArrayLength());
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'call_erased' and actor = $1 and data->>'callId' = $2", user.UserId, callId));
    }

    [Fact]
    public async Task All_calls_with_a_number_are_erased_however_it_is_written_and_nobody_elses()
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        var (other, otherAgent) = await stack.ClientAsync();
        var calls = Enumerable.Range(0, 3).Select(_ => StackApi.NewCall()).ToArray();
        StackApi.Check(await api.PostDeliveryAsync(Spoken(agentId, calls[0], "+14155550181")), 201);
        StackApi.Check(await api.PostDeliveryAsync(Spoken(agentId, calls[1], "+14155550182")), 201);
        StackApi.Check(await api.PostDeliveryAsync(Spoken(otherAgent, calls[2], "+14155550181")), 201);

        var erased = Shapes.Is(200, await user.Browser.PostAsync("/api/callers/erase", new { phoneNumber = "1 (415) 555-0181" }));
        var nothing = Shapes.Is(200, await user.Browser.PostAsync("/api/callers/erase", new { phoneNumber = "+14155550181" }));
        var byAdmin = Shapes.Is(200, await (await stack.AdminAsync()).PostAsync($"/api/callers/erase?userId={user.UserId}", new { phoneNumber = "+14155550182" }));

        Assert.Equal((1, true, 0, 1), (erased.Number("data.calls"), erased.Bool("data.isComplete"), nothing.Number("data.calls"), byAdmin.Number("data.calls")));
        Assert.Null((await user.Browser.GetAsync($"/api/calls/{calls[0]}"))["data.call.transcript"]);
        Assert.Contains(Said, (await other.Browser.GetAsync($"/api/calls/{calls[2]}"))["data.call.transcript"], StringComparison.Ordinal);
        Assert.Equal(0L, await stack.ScalarAsync<long>("select count(*) from audit_log where data::text like '%4155550181%'"));
        Assert.Equal(3L, await stack.ScalarAsync<long>("select count(*) from audit_log where event_type = 'caller_erased' and user_id = $1", Guid.Parse(user.UserId)));
        foreach (var bad in (string[])["", "12", "abc", "+1415'5550181", new('1', 65)])
        {
            Shapes.IsFailure(400, await user.Browser.PostAsync("/api/callers/erase", new { phoneNumber = bad }));
        }
    }

    [Fact]
    public async Task An_admin_erases_anybodys_call_and_sets_how_long_a_tenant_keeps_its_calls()
    {
        var api = await stack.ApiAsync();
        var admin = await stack.AdminAsync();
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        StackApi.Check(await api.PostDeliveryAsync(Spoken(agentId, callId, "+14155550185")), 201);
        var tenantId = (await user.Browser.GetAsync("/api/account"))["data.tenant.tenantId"];

        Shapes.Is(200, await admin.DeleteAsync($"/api/calls/{callId}"));
        Assert.NotNull((await user.Browser.GetAsync($"/api/calls/{callId}"))["data.call.erasedAt"]);

        var path = $"/api/admin/tenants/{tenantId}";
        Assert.Null((await admin.GetAsync(path))["data.tenant.retentionDays"]);
        var set = Shapes.Is(200, await admin.PutAsync(path, new { retentionDays = 90, commandKey = "keep-90" }));
        Assert.Equal(90, set.Number("data.tenant.retentionDays"));
        var renamed = Shapes.Is(200, await admin.PutAsync(path, new { plan = "other", commandKey = "plan" }));
        Assert.Equal(90, renamed.Number("data.tenant.retentionDays"));
        var forEver = Shapes.Is(200, await admin.PutAsync(path, new { retentionDays = 0, commandKey = "keep-all" }));
        Assert.Null(forEver["data.tenant.retentionDays"]);
        foreach (var bad in (int[])[-1, 36_501]) Shapes.IsFailure(400, await admin.PutAsync(path, new { retentionDays = bad, commandKey = "bad" }));
        Assert.Empty(await stack.VerifyAsync());
    }

    private static string Spoken(string agentId, string callId, string number)
    {
        var call = RetellBody.Call(agentId, callId);
        (call["from_number"], call["transcript"]) = (number, $"User: {Said}\n");
        call["metadata"] = new JsonObject { ["name"] = Said };
        return RetellBody.Envelope("call_ended", call);
    }

    private static Task FoundAsync(SignedUp user, int calls) => Poll.UntilAsync($"a search finds {calls}", async () =>
        (await user.Browser.GetAsync("/api/calls?q=narwhal")).At("data.calls").GetArrayLength() == calls);
}
