using System.Globalization;
using Aivors.AppHost.Embedded;
using Aivors.AppHost.Embedded.Postgres;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Redis;
using Npgsql;

namespace Aivors.Reliability.Faults;

/// <summary>
/// The harness's own Postgres and Redis, on fixed ports so that they can be killed and come back. Where the harness may mount, Postgres
/// has a small disk for its data and another for its log of writes.
/// </summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Reaper _reaper;
    private readonly PostgresServerOptions _options;
    private readonly RedisServerOptions _redisOptions;
    private PostgresServer _postgres = null!;
    private RedisServer _redis = null!;

    private Stores(string folder, Reaper reaper, PostgresBinaries binaries)
    {
        (_folder, _reaper) = (folder, reaper);
        _options = new PostgresServerOptions
        {
            Binaries = binaries,
            Folder = Path.Combine(folder, "pg"),
            LogFile = Path.Combine(folder, "postgres.log"),
            Password = "owner-of-the-harness",
            Port = Ports.Free(),
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["max_wal_size"] = "64MB", ["min_wal_size"] = "32MB", ["wal_keep_size"] = "0", ["shared_buffers"] = "32MB",
            },
        };
        _redisOptions = new RedisServerOptions { Folder = folder, Password = "redis-of-the-harness", Port = Ports.Free(), LogFile = Path.Combine(folder, "redis.log") };
    }

    public int PostgresPort => _options.Port!.Value;

    public int RedisPort => _redisOptions.Port!.Value;

    public string Owner => _postgres.ConnectionString;

    public string RedisPassword => _redisOptions.Password;

    public int PostmasterPid => _postgres.ProcessId;

    public int RedisPid => _redis.Process!.Id;

    public string DataDisk => _options.Folder;

    public string WalDisk => Path.Combine(_folder, "wal");

    public bool HasSmallDisks { get; private set; }

    public static async Task<Stores> StartAsync(string folder, bool mayMount, Reaper reaper)
    {
        var stores = new Stores(folder, reaper, await PostgresBinaries.FindAsync());
        Directory.CreateDirectory(stores.DataDisk);
        if (mayMount) await stores.MountAsync(stores.DataDisk, "300m");
        stores._postgres = await PostgresServer.StartAsync(stores._options);
        if (stores.HasSmallDisks) await stores.MoveWalAsync();
        stores._redis = await RedisServer.StartAsync(stores._redisOptions);
        reaper.AddStore(stores.RedisPid);
        return stores;
    }

    /// <summary>The postmaster and all that it has started.</summary>
    public IReadOnlyList<int> PostgresPids() =>
        [PostmasterPid, .. Testing.Stack.ProcessTable.DescendantsOf(PostmasterPid).Select(p => p.Id)];

    /// <summary>As a supervisor does it: until the old processes are gone and it starts.</summary>
    public async Task RevivePostgresAsync()
    {
        for (var tries = 1; !await AnswersAsync(); tries++)
        {
            if (Signals.StateOf(PostmasterPid) is not (null or 'Z'))
            {
                // it recovers by itself
                await Task.Delay(200);
                continue;
            }

            try
            {
                await _postgres.DisposeAsync();
                _postgres = await PostgresServer.StartAsync(_options);
                _reaper.AddPostgres(_postgres.ProcessId);
            }
            catch (Exception e) when (tries < 20 && e is StartupException or NpgsqlException)
            {
                await Task.Delay(500);
            }
        }
    }

    public async Task ReviveRedisAsync()
    {
        if (!_redis.Process!.Exited.IsCompleted) return;
        await _redis.DisposeAsync();
        _redis = await RedisServer.StartAsync(_redisOptions);
        _reaper.AddStore(RedisPid);
    }

    /// <summary>Fills a disk to the last byte.</summary>
    public static string Fill(string disk)
    {
        var filler = Path.Combine(disk, "filler");
        using var file = new FileStream(filler, FileMode.Create);
        var chunk = new byte[64 * 1024];
        try
        {
            while (file.Length < 1L << 30)
            {
                file.Write(chunk);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // full
        }

        return filler;
    }

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
        if (!HasSmallDisks) return;
        foreach (var disk in new[] { WalDisk, DataDisk }) await Signals.RunAsync("umount", "-l", disk);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner) { Pooling = false, Timeout = 3, CommandTimeout = 3 }.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    private async Task MountAsync(string disk, string size)
    {
        Directory.CreateDirectory(disk);
        HasSmallDisks = (await Signals.RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={size},mode=0755"), "tmpfs", disk)).ExitCode == 0;
    }

    private async Task MoveWalAsync()
    {
        await _postgres.DisposeAsync();
        await MountAsync(WalDisk, "120m");
        var wal = Path.Combine(Directory.EnumerateDirectories(DataDisk, "pg*").Single(), "pg_wal");
        await Signals.RunAsync("cp", "-a", wal, Path.Combine(WalDisk, "w"));
        Directory.Delete(wal, recursive: true);
        await Signals.RunAsync("ln", "-s", Path.Combine(WalDisk, "w"), wal);
        _postgres = await PostgresServer.StartAsync(_options);
        _reaper.AddPostgres(_postgres.ProcessId);
    }
}
