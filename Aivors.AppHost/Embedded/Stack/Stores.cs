using System.Security.Cryptography;
using System.Text;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Postgres;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Redis;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>Postgres and Redis of a stack: the developer's servers where they are named, else our own.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly PostgresServer? _postgres;
    private readonly RedisServer? _redis;

    private Stores(PostgresServer? postgres, string database, RedisServer? redis, string redisConnection)
    {
        (_postgres, Database, _redis, Redis) = (postgres, database, redis, redisConnection);
    }

    public string Database { get; }

    public string Redis { get; }

    /// <summary>One line on each, for the summary; no password in it.</summary>
    public IEnumerable<string> Descriptions
    {
        get
        {
            yield return _postgres is null ? "Postgres: yours (ConnectionStrings__aivorsdb)"
                : $"Postgres: 127.0.0.1:{_postgres.Port}, process {_postgres.ProcessId}";
            yield return _redis is null ? "Redis: yours (ConnectionStrings__redis)"
                : $"Redis: 127.0.0.1:{_redis.Port}, {(_redis.Flavour is RedisFlavour.RedisServer ? "redis-server" : "Garnet")}, process {_redis.Process?.Id}";
        }
    }

    public int? RedisProcess => _redis?.Process?.Id;

    /// <summary>Where Postgres keeps its data when that is not in the data folder.</summary>
    public string? DataElsewhere { get; private init; }

    /// <summary>Ends, with a sentence, when one of our own servers does.</summary>
    public async Task<string> LostAsync()
    {
        var never = new TaskCompletionSource().Task;
        var redis = _redis?.Process?.Exited ?? never;
        var first = await Task.WhenAny(_postgres?.Exited ?? never, redis);
        return first == redis
            ? $"{_redis!.Process!.Name} ended unexpectedly:{Environment.NewLine}{_redis.Process.LastLines}"
            : $"Postgres ended unexpectedly; see {_postgres!.LogFile}.";
    }

    /// <summary>Both at once; when one fails the other is stopped again.</summary>
    public static async Task<Stores> StartAsync(
        DataFolder data, LocalConfiguration configuration, LocalSecrets secrets, Reaper reaper, Terminal terminal, bool verbose, CancellationToken cancellationToken)
    {
        var elsewhere = configuration["ConnectionStrings:aivorsdb"] is null ? await ElsewhereAsync(data) : null;
        var postgres = configuration["ConnectionStrings:aivorsdb"] is null
            ? StartPostgresAsync(elsewhere, data, secrets, reaper, terminal, cancellationToken)
            : Task.FromResult<PostgresServer?>(null);
        var redis = configuration["ConnectionStrings:redis"] is null
            ? StartRedisAsync(data, secrets, reaper, terminal.Follow("redis", verbose), cancellationToken)
            : Task.FromResult<RedisServer?>(null);
        try
        {
            await Task.WhenAll(postgres, redis);
        }
        catch
        {
            if (redis is { IsCompletedSuccessfully: true, Result: { } r }) await r.DisposeAsync();
            if (postgres is { IsCompletedSuccessfully: true, Result: { } p }) await p.DisposeAsync();
            throw;
        }

        return new Stores(
            await postgres, configuration["ConnectionStrings:aivorsdb"] ?? (await postgres)!.ConnectionString,
            await redis, configuration["ConnectionStrings:redis"] ?? (await redis)!.ConnectionString) { DataElsewhere = elsewhere };
    }

    /// <summary>Redis first, Postgres last: it holds what counts.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    private static async Task<PostgresServer?> StartPostgresAsync(
        string? elsewhere, DataFolder data, LocalSecrets secrets, Reaper reaper, Terminal terminal, CancellationToken cancellationToken) =>
        await PostgresServer.StartAsync(
            new PostgresServerOptions
            {
                Binaries = await PostgresBinaries.FindAsync(text => terminal.Say(text), cancellationToken),
                Folder = elsewhere ?? data.File("postgres"),
                LogFile = elsewhere is null ? Path.Combine(data.Logs, "postgres.log") : null,
                Password = secrets.OwnerPassword,
                Reaper = reaper,
            },
            cancellationToken);

    private static async Task<RedisServer?> StartRedisAsync(
        DataFolder data, LocalSecrets secrets, Reaper reaper, Action<IReadOnlyList<string>, bool> onLines, CancellationToken cancellationToken) =>
        await RedisServer.StartAsync(
            new RedisServerOptions
            {
                Folder = data.Path,
                Password = secrets.RedisPassword,
                LogFile = Path.Combine(data.Logs, "redis.log"),
                OnLines = onLines,
                Reaper = reaper,
            },
            cancellationToken);

    /// <summary>A folder under /var/tmp, for when the user as whom Postgres runs cannot get to the data folder (as below /root).</summary>
    private static async Task<string?> ElsewhereAsync(DataFolder data)
    {
        if (OperatingSystem.IsWindows() || PostgresAccount.CanReach(data.Path, PostgresAccount.Choose())) return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.Path)))[..12];
        return await OwnFolder.OpenAsync($"/var/tmp/aivors-{hash}");
    }
}
