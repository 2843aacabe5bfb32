using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres;

public sealed class MigrationTests(Backends backends)
{
    [Fact]
    public async Task An_empty_database_is_brought_up_by_several_silos_at_once_and_again()
    {
        await using var database = await backends.CreateEmptyDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Backends.MigrateAsync(database.OwnerConnectionString)));
        await Backends.MigrateAsync(database.OwnerConnectionString);

        Assert.Equal(Migration.All.Count, await database.ScalarAsync<long>("select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task A_build_older_than_the_schema_starts()
    {
        await using var database = await backends.CreateDatabaseAsync();
        await database.ExecuteAsync("insert into schema_migrations values (9999, '9999_of_a_later_build', 'checksum', now())");

        await Backends.MigrateAsync(database.OwnerConnectionString);

        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from schema_migrations where version = 9999"));
    }

    [Fact]
    public async Task An_edited_migration_is_refused()
    {
        await using var database = await backends.CreateDatabaseAsync();
        await database.ExecuteAsync("update schema_migrations set checksum = 'other' where version = 1");

        var refused = await Assert.ThrowsAsync<MigrationException>(() => Backends.MigrateAsync(database.OwnerConnectionString));

        Assert.Contains("0001_journal", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_were_there_before_the_hours_are_counted_in_them()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = "Asia/Kolkata", CommandKey = "zone", Actor = "test" });
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_one", "call_1"), Deliveries.Started("agent_one", "call_2"));
        // as it was before
        await bench.Database.ExecuteAsync(
            """
            drop table call_hours; drop index calls_by_agent, calls_running;
            alter table calls drop column hour; delete from schema_migrations where version = 9
            """);

        await Backends.MigrateAsync(bench.Database.OwnerConnectionString);

        Assert.Equal(
            " 19 2 61499 120, agent_one 19 2 61499 120",
            await bench.Database.ScalarAsync<string>("select string_agg(concat_ws(' ', agent_id, hour, calls, duration_ms, charged_seconds), ', ' order by agent_id) from call_hours"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task The_guard_refuses_a_server_whose_commits_are_not_durable()
    {
        await using var database = await backends.CreateDatabaseAsync();
        var careless = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Options = "-c synchronous_commit=off" };
        await using var source = NpgsqlDataSource.Create(careless);

        var faults = await DurabilityGuard.CheckAsync(source, CancellationToken.None);

        Assert.Contains("synchronous_commit is off", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Empty(await DurabilityGuard.CheckAsync(database.Owner, CancellationToken.None));
    }
}
