using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>What an agent's grain with old knowledge keeps: the simulator found both of these.</summary>
public sealed class KeepTests(Backends backends)
{
    private const string Verdicts = "select string_agg(concat_ws(' ', verdict, reason), ',' order by call_id) from deliveries";

    [Fact]
    public async Task What_was_applied_meanwhile_is_not_put_into_quarantine_again()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        var delivery = Deliveries.Ended("agent_one", "call_1");
        await bench.AppendAsync(tenant, delivery);
        await bench.ExecuteAsync(tenant, new ReleaseAgent { AgentId = "agent_one", CommandKey = "release", Actor = "test" });

        await bench.Journal.KeepAsync(delivery, Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);

        Assert.Equal("recorded", await bench.Database.ScalarAsync<string>(Verdicts));
    }

    [Fact]
    public async Task A_delivery_of_an_agent_that_has_got_an_owner_waits_for_the_pump_and_not_for_a_release()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await bench.OpenTenantAsync("agent_one");

        await bench.Journal.KeepAsync(Deliveries.Ended("agent_one", "call_1"), Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);
        await bench.Journal.KeepAsync(Deliveries.Ended("agent_two", "call_2"), Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);

        Assert.Equal("pending,quarantined no_owner", await bench.Database.ScalarAsync<string>(Verdicts));
    }
}
