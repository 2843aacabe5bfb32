using System.Diagnostics;
using Orleans.Clustering.Redis;

namespace Aivors.Silo.Hosting;

/// <summary>
/// Reads this silo's own row of the membership table every few seconds and stops the process when the row is gone or dead, or the
/// table's version went back: Redis was wiped or restored. Without this such a silo would never notice that others have formed a
/// cluster without it (measured: two live activations of every tenant for as long as one watched). The journal stays exact either way.
/// </summary>
public sealed partial class MembershipSelfCheck(
    IMembershipTable table, ILocalSiloDetails self, ISiloStatusOracle oracle, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<MembershipSelfCheck> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>How long a stop in good order may take: without its table Orleans tries to say good-bye to it for much longer.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watch = new MembershipWatch();
#if PLANTED_BUGS
        // 10: nobody looks
        if (Grains.Planted.Is(10))
        {
            return;
        }
#endif
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (oracle.CurrentStatus != SiloStatus.Active || await TryReadAsync(stoppingToken) is not { } seen)
                {
                    continue;
                }

                if (watch.FindFault(seen.Version, seen.Status) is { } fault)
                {
                    LogStopping(fault);
                    Environment.ExitCode = 1;
                    lifetime.StopApplication();
                    // Not awaited: the host waits for this service to end before it stops the silo.
                    _ = EndAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task EndAsync()
    {
        await Task.Delay(Farewell, time);
        // What is committed is committed, and what is not has not been acknowledged: nothing is lost by ending here.
        Process.GetCurrentProcess().Kill();
    }

    private async Task<(int Version, SiloStatus? Status)?> TryReadAsync(CancellationToken cancel)
    {
        try
        {
            var row = await table.ReadRowAsync(self.SiloAddress, cancel);
            return (row.Version.Version, row.Members is [var (entry, _), ..] ? entry.Status : null);
        }
        catch (RedisClusteringException e) when (e.InnerException is null)
        {
            // Redis answered, and what it holds is not the table: that is a wiped Redis, not one that cannot be reached.
            return (0, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Redis away is not Redis wiped: the silo goes on, Orleans' own rules apply.
            LogUnread(e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "This silo stops itself: {Fault}")]
    private partial void LogStopping(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The membership table could not be read")]
    private partial void LogUnread(Exception exception);
}

/// <summary>What the self-check concludes from one reading after another. Pure.</summary>
internal sealed class MembershipWatch
{
    private int _highest;

    /// <summary>A sentence when the silo must stop; null when all is well.</summary>
    /// <param name="version">The table's version; it only ever grows.</param>
    /// <param name="own">The silo's own status; null when its row is gone.</param>
    public string? FindFault(int version, SiloStatus? own)
    {
        if (own is null)
        {
            return "its row is gone from the membership table; Redis was wiped";
        }

        if (own == SiloStatus.Dead)
        {
            return "the cluster has declared it dead";
        }

        if (version < _highest)
        {
            return $"the membership table went back from version {_highest} to {version}; Redis was restored from an older state";
        }

        _highest = version;
        return null;
    }
}
