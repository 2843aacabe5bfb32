using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

public sealed class CommandTests(Backends backends)
{
    private static GrantCredits Grant(string key, long seconds = 600, string? reason = "top-up") =>
        new() { CommandKey = key, AmountSeconds = seconds, Reason = reason, Actor = "admin" };

    [Fact]
    public async Task A_grant_is_a_fact_once_per_key_and_the_repeat_gets_the_first_answer()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one", grantSeconds: 0);

        var first = await bench.ExecuteAsync(tenant, Grant("k1"));
        var again = await bench.ExecuteAsync(tenant, Grant("k1"));
        var other = await bench.ExecuteAsync(tenant, Grant("k1", seconds: 1_200));

        Assert.Equal((CommandStatus.Done, false, 600L), (first.Status, first.Repeated, first.Tenant!.BalanceSeconds));
        Assert.Equal((CommandStatus.Done, true, 600L), (again.Status, again.Repeated, again.Tenant!.BalanceSeconds));
        Assert.Equal(CommandStatus.KeyReused, other.Status);
        Assert.Equal(600L, await bench.BalanceAsync(tenant));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task An_adjustment_may_take_credits_below_zero()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one", grantSeconds: 60);

        var outcome = await bench.ExecuteAsync(tenant, new AdjustCredits { CommandKey = "k", AmountSeconds = -600, Actor = "admin" });

        Assert.Equal((CommandStatus.Done, -540L), (outcome.Status, outcome.Tenant!.BalanceSeconds));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task Opening_again_under_the_same_ids_is_done_and_a_taken_address_is_told()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = Guid.CreateVersion7();
        var open = JournalBench.Open(tenant, 6_000, "one@example.test");

        Assert.Equal(CommandStatus.Done, (await bench.ExecuteAsync(tenant, open)).Status);
        Assert.Equal(CommandStatus.Done, (await bench.ExecuteAsync(tenant, open)).Status);
        Assert.Equal(CommandStatus.EmailTaken, (await bench.ExecuteAsync(Guid.CreateVersion7(), JournalBench.Open(Guid.CreateVersion7(), 0, "one@example.test"))).Status);
        Assert.Equal(6_000L, await bench.BalanceAsync(tenant));
        Assert.Equal(1L, await bench.Database.ScalarAsync<long>("select count(*) from tenants"));
    }

    [Fact]
    public async Task An_agent_has_one_owner_at_a_time_and_its_history_never_overlaps()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = await bench.OpenTenantAsync("agent_one");
        var two = await bench.OpenTenantAsync("agent_two");
        var bind = new BindAgent { AgentId = "agent_one", CommandKey = "b", Actor = "u" };

        Assert.Equal(CommandStatus.AgentTaken, (await bench.ExecuteAsync(two, bind)).Status);
        Assert.Equal(CommandStatus.Unchanged, (await bench.ExecuteAsync(one, bind)).Status);
        Assert.Equal(CommandStatus.AgentNotConnected, (await bench.ExecuteAsync(two, new ReleaseAgent { AgentId = "agent_one", CommandKey = "r", Actor = "u" })).Status);
        Assert.Equal(CommandStatus.Done, (await bench.ExecuteAsync(one, new ReleaseAgent { AgentId = "agent_one", CommandKey = "r", Actor = "u" })).Status);
        // In the very instant of the release, and by a clock that is behind: the binding still begins after the last one.
        bench.Now = bench.Now.AddSeconds(-5);
        Assert.Equal(CommandStatus.Done, (await bench.ExecuteAsync(two, bind)).Status);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_command_to_a_tenant_that_does_not_exist_says_so()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        Assert.Equal(CommandStatus.NoSuchTenant, (await bench.ExecuteAsync(Guid.CreateVersion7(), Grant("k"))).Status);
    }
}
