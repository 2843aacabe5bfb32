using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

public sealed class SystemReaderTests(Backends backends)
{
    [Fact]
    public async Task The_database_tells_its_version_connections_and_size()
    {
        await using var database = await backends.CreateDatabaseAsync();

        var report = await new PostgresSystemReader(database.Reader).ReadDatabaseAsync(CancellationToken.None);

        Assert.Matches(@"^\d+", report.Version);
        Assert.DoesNotContain(' ', report.Version);
        Assert.True(report.Connections >= 1);
        Assert.Equal(await database.ScalarAsync<long>("select pg_database_size(current_database())"), report.DatabaseBytes, tolerance: 10_000_000);
    }

    [Fact]
    public async Task What_waits_is_counted_for_an_admin_and_for_nobody_else()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.Database.ExecuteAsync(
            """
            insert into deliveries (delivery_id, received_at, door, verdict, agent_id, call_id, event)
            select gen_random_uuid(), $1::timestamptz + i * interval '1 minute', 'n8n', case when i < 3 then 'pending' else 'quarantined' end, 'agent_x', 'c' || i, 'e'
            from generate_series(0, 6) i
            """,
            Deliveries.Start.UtcDateTime);
        var reader = new PostgresSystemReader(bench.Database.Reader);

        Assert.Equal(new WaitingReport(3, Deliveries.Start, 4), await reader.ReadWaitingAsync(ReadScope.Admin(), CancellationToken.None));
        Assert.Equal(new WaitingReport(0, null, 0), await reader.ReadWaitingAsync(ReadScope.Tenant(tenant), CancellationToken.None));
    }

    [Fact]
    public async Task Time_zones_are_those_that_browsers_name_too_and_each_can_be_set()
    {
        await using var database = await backends.CreateDatabaseAsync();

        var zones = await new PostgresSystemReader(database.Reader).ReadTimeZonesAsync(CancellationToken.None);

        Assert.Superset(new HashSet<string>(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Etc/GMT-3"]), (HashSet<string>)zones);
        Assert.DoesNotContain(zones, zone => zone.StartsWith("posix/", StringComparison.Ordinal) || zone is "localtime" or "Factory");
        Assert.True(zones.Count > 300);
        Assert.Empty(await database.ScalarAsync<string[]>("select coalesce(array_agg(z), '{}') from unnest($1) z where not is_time_zone(z)", [zones.ToArray()]));
    }

    [Theory]
    [InlineData("Europe/Nowhere")]
    [InlineData("")]
    [InlineData("'; drop table tenants; --")]
    public async Task A_zone_that_days_cannot_be_reckoned_in_is_refused(string zone)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");

        var outcome = await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = zone, CommandKey = "zone", Actor = "test" });

        Assert.Equal(CommandStatus.Invalid, outcome.Status);
        Assert.Equal("UTC", await bench.Database.ScalarAsync<string>("select time_zone from tenants where tenant_id = $1", tenant));
    }
}
