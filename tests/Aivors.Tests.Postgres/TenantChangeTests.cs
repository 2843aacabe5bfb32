using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

public sealed class TenantChangeTests(Backends backends)
{
    [Fact]
    public async Task A_new_name_is_in_the_tenants_row_and_its_fact_does_not_tell_it()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");

        var outcome = await bench.ExecuteAsync(tenant, Rename("k1", "Ada Lovelace"));

        Assert.Equal(CommandStatus.Done, outcome.Status);
        Assert.Equal("Ada Lovelace", await NameAsync(bench, tenant));
        var fact = await bench.Database.ScalarAsync<string>("select data::text from journal where tenant_id = $1 and kind = 'tenant_changed'", tenant);
        Assert.Matches("""^\{"name": "[0-9a-f]{8}", "reason": "typing error"\}$""", fact);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task The_same_name_under_the_same_key_is_the_same_command_and_another_is_refused()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.ExecuteAsync(tenant, Rename("k1", "Ada Lovelace"));
        await bench.ExecuteAsync(tenant, Rename("k2", "Ada King"));

        var again = await bench.ExecuteAsync(tenant, Rename("k1", "Ada Lovelace"));
        var other = await bench.ExecuteAsync(tenant, Rename("k1", "Ada Byron"));

        Assert.Equal((CommandStatus.Done, true), (again.Status, again.Repeated));
        Assert.Equal(CommandStatus.KeyReused, other.Status);
        Assert.Equal("Ada King", await NameAsync(bench, tenant));
    }

    [Fact]
    public async Task A_new_time_zone_counts_the_calls_to_come_and_moves_no_day_that_was_counted()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_1"));

        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = "Pacific/Kiritimati", CommandKey = "zone", Actor = "test" });
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_2"));

        // Both at 14:13 in UTC, when Kiritimati has tomorrow already.
        var days = await bench.Database.ScalarAsync<DateOnly[]>("select array_agg(day order by day) from call_days where tenant_id = $1", tenant);
        Assert.Equal([new DateOnly(2026, 9, 21), new DateOnly(2026, 9, 22)], days);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    private static ChangeTenant Rename(string key, string name) => new() { Name = name, Reason = "typing error", CommandKey = key, Actor = "admin" };

    private static Task<string> NameAsync(JournalBench bench, Guid tenant) =>
        bench.Database.ScalarAsync<string>("select name from tenants where tenant_id = $1", tenant);
}
