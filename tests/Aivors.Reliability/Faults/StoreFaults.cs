using System.Diagnostics;
using Npgsql;

namespace Aivors.Reliability.Faults;

/// <summary>Postgres and Redis: gone, frozen, slow, full, wiped.</summary>
internal static class StoreFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("F12", "Postgres killed (SIGKILL), 5 s without it", KillPostgresAsync),
        new("F13", "one of Postgres' backends killed (SIGKILL)", KillBackendAsync),
        new("F14", "Postgres frozen (SIGSTOP), 9 s", FreezePostgresAsync) { SlowestSeconds = 6 },
        new("F15", "the journal locked by another, 6 s", LockAsync),
        new("F16", "every connection of Postgres taken, 6 s", ExhaustAsync),
        new("F17", "the data's disk full, 6 s", injection => FillAsync(injection, injection.Cluster.Stores.DataDisk)) { NeedsNamespace = true },
        new("F18", "the log's disk full, until Postgres is gone", injection => FillAsync(injection, injection.Cluster.Stores.WalDisk)) { NeedsNamespace = true },
        new("F20", "Redis killed (SIGKILL), 8 s without it", KillRedisAsync),
        new("F21", "Redis wiped (FLUSHALL) under running silos", WipeRedisAsync),
        new("F22", "Redis frozen (SIGSTOP), 8 s", FreezeRedisAsync),
    ];

    private static async Task<string> KillPostgresAsync(Injection injection)
    {
        var since = injection.Load.Now;
        Signals.Kill(injection.Cluster.Stores.PostmasterPid);
        await Injection.WaitAsync(5);
        return Refused(injection, since);
    }

    private static async Task<string> KillBackendAsync(Injection injection)
    {
        await using var command = injection.Cluster.Owner.CreateCommand(
            "select pid from pg_stat_activity where usename = 'aivors_writer' and query like '%append%' or usename = 'aivors_writer' limit 1");
        var pid = (int)(await command.ExecuteScalarAsync())!;
        Signals.Kill(pid);
        await Injection.WaitAsync(4);
        var log = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(injection.Cluster.Stores.WalDisk)!, "postgres.log"));
        Injection.Require(log.Contains("terminated by signal 9", StringComparison.Ordinal), "no backend died");
        return $"backend {pid} died, all sessions with it";
    }

    private static async Task<string> FreezePostgresAsync(Injection injection)
    {
        var since = injection.Load.Now;
        var pids = injection.Cluster.Stores.PostgresPids();
        foreach (var pid in pids) Signals.Freeze(pid);
        var slowest = await SlowestAliveAsync(injection, 9);
        foreach (var pid in pids) Signals.Thaw(pid);
        return $"{Refused(injection, since)}; /alive at most {slowest:0} ms";
    }

    private static async Task<string> LockAsync(Injection injection)
    {
        var since = injection.Load.Now;
        await using var connection = await injection.Cluster.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("lock table journal in access exclusive mode", connection, transaction)) await take.ExecuteNonQueryAsync();
        await Injection.WaitAsync(6);
        await transaction.RollbackAsync();
        var late = injection.CountSince(since, a => a.Milliseconds > 1_000 || !a.IsAnswered || a.Pending);
        Injection.Require(late > 0, "nobody waited");
        return $"{late} answers late, 202 or 503";
    }

    private static async Task<string> ExhaustAsync(Injection injection)
    {
        var held = new List<NpgsqlConnection>();
        var text = new NpgsqlConnectionStringBuilder(injection.Cluster.Stores.Owner) { Pooling = false, Timeout = 3 }.ConnectionString;
        var full = false;
        try
        {
            while (!full && held.Count < 200)
            {
                var connection = new NpgsqlConnection(text);
                held.Add(connection);
                try
                {
                    await connection.OpenAsync();
                }
                catch (NpgsqlException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
                {
                    full = true;
                }
            }

            // whoever has a connection loses it, and finds none
            foreach (var node in injection.Cluster.Nodes) node.Database.ResetAll();
            await Injection.WaitAsync(6);
        }
        finally
        {
            foreach (var connection in held) await connection.DisposeAsync();
        }

        Injection.Require(full, "the server still took connections");
        return $"{held.Count} connections held";
    }

    private static async Task<string> FillAsync(Injection injection, string disk)
    {
        Injection.Require(injection.Cluster.Stores.HasSmallDisks, "there is no small disk");
        var since = injection.Load.Now;
        var filler = Stores.Fill(disk);
        // Something large enough needs a new page, or a new segment of the log, now.
        var refused = "";
        var watch = Stopwatch.StartNew();
        while (refused.Length == 0 && watch.Elapsed < TimeSpan.FromSeconds(12))
        {
            try
            {
                await using var write = injection.Cluster.Owner.CreateCommand("create table if not exists filler (x text); insert into filler select repeat(md5(i::text), 30) from generate_series(1, 30000) i");
                write.CommandTimeout = 10;
                await write.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException e)
            {
                refused = e.SqlState ?? e.Message.Split('\n')[0];
            }
        }

        await Injection.WaitAsync(6);
        var gone = Signals.StateOf(injection.Cluster.Stores.PostmasterPid) is null or 'Z';
        File.Delete(filler);
        Injection.Require(refused.Length > 0, "Postgres wrote all the same");
        return $"Postgres said {refused}{(gone ? " and ended" : "")}; {injection.CountSince(since, a => a.Status >= 500)} answers 503";
    }

    private static async Task<string> KillRedisAsync(Injection injection)
    {
        Signals.Kill(injection.Cluster.Stores.RedisPid);
        await Injection.WaitAsync(8);
        Injection.Require(Signals.StateOf(injection.Cluster.Stores.RedisPid) is null or 'Z', "Redis lives");
        return "Redis ended";
    }

    private static async Task<string> WipeRedisAsync(Injection injection)
    {
        using var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(
            $"127.0.0.1:{injection.Cluster.Stores.RedisPort},password={injection.Cluster.Stores.RedisPassword},allowAdmin=true");
        await redis.GetServers()[0].FlushAllDatabasesAsync();
        var watch = Stopwatch.StartNew();
        while (injection.Cluster.Silos.Any(s => !s.HasEnded) && watch.Elapsed < TimeSpan.FromSeconds(20)) await Injection.WaitAsync(0.2);
        Injection.Require(injection.Cluster.Silos.All(s => s.HasEnded), "a silo goes on beside the new cluster");
        return $"both silos stopped themselves within {watch.Elapsed.TotalSeconds:0.0} s";
    }

    private static async Task<string> FreezeRedisAsync(Injection injection)
    {
        Signals.Freeze(injection.Cluster.Stores.RedisPid);
        await Injection.WaitAsync(1);
        var state = Signals.StateOf(injection.Cluster.Stores.RedisPid);
        await Injection.WaitAsync(7);
        Signals.Thaw(injection.Cluster.Stores.RedisPid);
        Injection.Require(state == 'T', $"Redis is in state {state}");
        return "Redis stood still";
    }

    private static string Refused(Injection injection, double since)
    {
        var refused = injection.CountSince(since, a => a.Status >= 500);
        Injection.Require(refused > 0, "nobody was refused");
        return $"{refused} answers 503";
    }

    private static async Task<double> SlowestAliveAsync(Injection injection, double seconds)
    {
        using var http = new HttpClient();
        var slowest = 0.0;
        for (var all = Stopwatch.StartNew(); all.Elapsed.TotalSeconds < seconds;)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri(injection.Cluster.Apis[0].Address, "/alive"));
            slowest = Math.Max(slowest, watch.Elapsed.TotalMilliseconds);
            await Injection.WaitAsync(0.5);
        }

        return slowest;
    }
}
