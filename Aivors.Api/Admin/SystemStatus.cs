using System.Diagnostics;
using System.Reflection;
using Aivors.Grains.Contracts;
using Aivors.ServiceDefaults;

namespace Aivors.Api.Admin;

/// <summary>
/// Asks every part of the system how it is, all at once. Each has its own time to answer; one that does not is left out, and does not make the
/// others fail or wait.
/// </summary>
internal sealed partial class SystemStatus(
    IGrainFactory grains, ISystemReader system, IRedisReport redis, TimeProvider time, ILogger<SystemStatus> log)
{
    private const int SilosMax = 64;

    /// <summary>How long a part may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly ApiForm Api = new(
        new DateTimeOffset(Process.GetCurrentProcess().StartTime), ProgramVersion.Of(Assembly.GetExecutingAssembly()));

    public async Task<SystemForm> ReadAsync(CancellationToken cancel)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var silos = TryAsync("silos", _ => ReadSilosAsync(management), cancel);
        var tenants = TryAsync("activeTenants", _ => CountTenantsAsync(management), cancel);
        var postgres = TryAsync("postgres", ReadPostgresAsync, cancel);
        var redisReport = TryAsync("redis", ReadRedisAsync, cancel);
        var waiting = TryAsync("waiting", ReadWaitingAsync, cancel);
        await Task.WhenAll(silos, tenants, postgres, redisReport, waiting);

        (string Name, bool Answered)[] parts =
        [
            ("silos", silos.Result is not null), ("postgres", postgres.Result is not null), ("redis", redisReport.Result is not null),
            ("waiting", waiting.Result is not null), ("activeTenants", tenants.Result is not null),
        ];
        return new SystemForm(silos.Result, postgres.Result, redisReport.Result, waiting.Result, tenants.Result?.Value, Api,
            [.. parts.Where(part => !part.Answered).Select(part => part.Name)]);
    }

    private async Task<IReadOnlyList<SiloForm>> ReadSilosAsync(IManagementGrain management)
    {
        // The table remembers for days who has gone.
        var hosts = (await management.GetDetailedHosts(onlyActive: false)).ToLookup(host => host.Status == SiloStatus.Active);
        return await Task.WhenAll(hosts[true].OrderBy(host => host.SiloName, StringComparer.Ordinal)
            .Concat(hosts[false].OrderByDescending(host => host.StartTime))
            .Take(SilosMax).Select(ReadSiloAsync));
    }

    private async Task<SiloForm> ReadSiloAsync(MembershipEntry host)
    {
        var report = host.Status == SiloStatus.Active
            ? await TryAsync("silo", _ => grains.GetGrain<ISiloGrain>(host.SiloAddress.ToParsableString()).GetReportAsync(), CancellationToken.None)
            : null;
        return new SiloForm(host.SiloName, host.SiloAddress.Endpoint.ToString(), host.Status.ToString(),
            new DateTimeOffset(DateTime.SpecifyKind(host.StartTime, DateTimeKind.Utc)), report?.Version, report?.MemoryBytes,
            report?.Journal is { } journal
                ? new JournalForm(journal.GroupsLastMinute, journal.DeliveriesLastMinute, journal.CommitP50Ms, journal.CommitP95Ms, journal.CommitP99Ms,
                    journal.QueueDepth)
                : null);
    }

    private static async Task<Counted> CountTenantsAsync(IManagementGrain management)
    {
        var statistics = await management.GetSimpleGrainStatistics();
        return new Counted(statistics.Where(grain => grain.GrainType.Split(',')[0].EndsWith(".TenantGrain", StringComparison.Ordinal))
            .Sum(grain => grain.ActivationCount));
    }

    private async Task<PostgresForm> ReadPostgresAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var report = await system.ReadDatabaseAsync(cancel);
        return new PostgresForm(report.Version, Since(began), report.Connections, report.DatabaseBytes);
    }

    private async Task<RedisForm> ReadRedisAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var report = await redis.ReadAsync(cancel);
        return new RedisForm(report.Version, Since(began), report.MemoryBytes);
    }

    private async Task<WaitingForm> ReadWaitingAsync(CancellationToken cancel)
    {
        var report = await system.ReadWaitingAsync(ReadScope.Admin(), cancel);
        return new WaitingForm(report.Pending, report.PendingOldest, report.Quarantined);
    }

    /// <summary>Null when it failed, or took too long.</summary>
    private async Task<T?> TryAsync<T>(string part, Func<CancellationToken, Task<T>> read, CancellationToken cancel) where T : class
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await read(either.Token).WaitAsync(either.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogUnavailable(e, part);
            return null;
        }
    }

    private double Since(long began) => Math.Round(time.GetElapsedTime(began).TotalMilliseconds, 1);

    private sealed record Counted(int Value);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer from {Part} for the system's page")]
    private partial void LogUnavailable(Exception exception, string part);
}
