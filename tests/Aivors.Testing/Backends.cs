using Aivors.AppHost.Embedded.Postgres;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Redis;
using Aivors.Grains.Journal.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aivors.Testing;

/// <summary>
/// A real Postgres and a real Redis protocol server for one test run, started when the first test asks and gone when the run ends,
/// also when it is killed. Declare it with <c>[assembly: AssemblyFixture(typeof(Backends))]</c>.
/// </summary>
public sealed class Backends : IAsyncDisposable
{
    private const string Template = "aivors_template";

    internal static DatabaseRoles Roles { get; } = new("writer-of-the-tests", "reader-of-the-tests");

    private readonly Lazy<Task<PostgresServer>> _postgres;
    private readonly Lazy<Task<RedisServer>> _redis;
    private readonly Lazy<Reaper> _reaper = new(Reaper.Start);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"aivors-test-{Guid.NewGuid():N}"[..24]);

    public Backends()
    {
        // On the pool: a test's own scheduler must not own what all tests await.
        _postgres = new(() => Task.Run(StartPostgresAsync));
        _redis = new(() => Task.Run(StartRedisAsync));
    }

    /// <summary>A migrated database of its own, for one test or one class.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var server = await _postgres.Value;
        var name = $"t{Guid.NewGuid():N}"[..20];
        await using var postgres = NpgsqlDataSource.Create(server.ConnectionStringFor("postgres"));
        await using var create = postgres.CreateCommand($"create database {name} template {Template}");
        await create.ExecuteNonQueryAsync();
        return new TestDatabase(server.ConnectionStringFor(name));
    }

    /// <summary>An empty database: no table, no role's grant.</summary>
    public async Task<TestDatabase> CreateEmptyDatabaseAsync()
    {
        var server = await _postgres.Value;
        var name = $"e{Guid.NewGuid():N}"[..20];
        await using var postgres = NpgsqlDataSource.Create(server.ConnectionStringFor("postgres"));
        await using var create = postgres.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return new TestDatabase(server.ConnectionStringFor(name));
    }

    /// <summary>Garnet inside this process, shared: keep apart by ServiceId.</summary>
    public async Task<string> RedisAsync() => (await _redis.Value).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_redis.IsValueCreated)
        {
            await (await _redis.Value).DisposeAsync();
        }

        if (_postgres.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            await (await _postgres.Value).DisposeAsync();
        }

        if (_reaper.IsValueCreated)
        {
            await _reaper.Value.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<PostgresServer> StartPostgresAsync()
    {
        var server = await PostgresServer.StartAsync(new PostgresServerOptions
        {
            Binaries = await PostgresBinaries.FindAsync(),
            Folder = Path.Combine(_folder, "postgres"),
            Password = "owner-of-the-tests",
            Database = Template,
            Reaper = _reaper.Value,
        });
        await MigrateAsync(server.ConnectionString);
        return server;
    }

    private Task<RedisServer> StartRedisAsync()
    {
        Directory.CreateDirectory(_folder);
        return RedisServer.StartAsync(new RedisServerOptions
        {
            Folder = _folder,
            Password = "redis-of-the-tests",
            Flavour = RedisFlavour.GarnetInProcess,
            Durable = false,
        });
    }

    internal static Task MigrateAsync(string owner) =>
        new Migrator(owner, Roles, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(CancellationToken.None);
}
