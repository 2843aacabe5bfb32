using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class SystemTests(RunningStack stack)
{
    [Fact]
    public async Task The_system_tells_how_each_of_its_parts_is()
    {
        var (api, admin) = (await stack.ApiAsync(), await stack.AdminAsync());
        var (_, agentId) = await stack.ClientAsync();
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall())), 400);

        // Each part has 2 s, and one that is late is left out: a busy machine may need another look.
        ApiAnswer? answer = null;
        await Poll.UntilAsync("every part answers in time", async () =>
        {
            answer = Shapes.Is(200, await admin.GetAsync("/api/admin/system"));
            return answer.At("data.unavailable").GetArrayLength() == 0
                && answer.At("data.silos").EnumerateArray().Any(silo => silo.GetProperty("journal").ValueKind == System.Text.Json.JsonValueKind.Object);
        }, TimeSpan.FromSeconds(60));

        var silo = answer!.At("data.silos").EnumerateArray().First();
        Assert.Equal("Active", silo.GetProperty("status").GetString());
        Assert.Contains(':', silo.GetProperty("address").GetString()!);
        Assert.True(silo.GetProperty("memoryBytes").GetInt64() > 0);
        var journal = silo.GetProperty("journal");
        Assert.True(journal.GetProperty("groupsPerMinute").GetInt32() > 0);
        Assert.True(journal.GetProperty("p50Ms").GetDouble() > 0);
        Assert.True(journal.GetProperty("p99Ms").GetDouble() >= journal.GetProperty("p50Ms").GetDouble());
        Assert.True(answer.Number("data.activeTenants") > 0);
        Assert.Matches(@"^\d+(\.\d+)?", answer["data.postgres.version"]);
        Assert.True(answer.Number("data.postgres.databaseBytes") > 0 && answer.Number("data.postgres.connections") > 0);
        Assert.NotEqual("unknown", answer["data.redis.version"]);
        Assert.True(answer.Number("data.waiting.quarantined") > 0);
        Assert.Equal("0.1.0", answer["data.api.version"]);
        Assert.True(DateTimeOffset.UtcNow - answer.At("data.api.startedAt").GetDateTimeOffset() < TimeSpan.FromHours(3));
    }
}
