using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Aivors.Grains.Tenants;

/// <summary>
/// Keeps what an activation knew in Redis, so that the next one saves a read. A hint only: it is written on deactivation, used only
/// when it fits the journal's head, and whatever goes wrong with it is counted as "no snapshot".
/// </summary>
internal sealed partial class TenantSnapshots(IServiceProvider services, TenantMetrics metrics, TimeProvider time, ILogger<TenantSnapshots> log)
{
    /// <summary>How long an activation, or a deactivation, waits for Redis.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly IGrainStorage? _storage = services.GetKeyedService<IGrainStorage>("Default");

    /// <summary>The live calls as of this head; null when there is no snapshot that fits.</summary>
    public async Task<LiveCalls?> TryReadAsync(GrainId grain, TenantRecord record)
    {
        if (_storage is null)
        {
            return null;
        }

        try
        {
            var state = new GrainState<TenantSnapshot>();
            await _storage.ReadStateAsync(TenantSnapshot.Name, grain, state).WaitAsync(Patience, time);
            if (state is { RecordExists: true, State: { } stored } && stored.HeadSeq > record.HeadSeq)
            {
                // The database was restored to before it. Left there, it would fit again once the journal, gone another way, is as long.
                await _storage.ClearStateAsync(TenantSnapshot.Name, grain, state).WaitAsync(Patience, time);
                LogAhead(record.TenantId, record.HeadSeq);
            }

            var live = state is { RecordExists: true, State: { Version: TenantSnapshot.CurrentVersion } snapshot }
#if PLANTED_BUGS
                // 9: a snapshot ahead of the journal is believed
                && snapshot.TenantId == record.TenantId && (snapshot.HeadSeq == record.HeadSeq || (Planted.Is(9) && snapshot.HeadSeq > record.HeadSeq))
#else
                && snapshot.TenantId == record.TenantId && snapshot.HeadSeq == record.HeadSeq
#endif
                ? new LiveCalls(snapshot.Running, snapshot.Latest)
                : null;
            metrics.OnSnapshot(isHit: live is not null);
            return live;
        }
        catch (Exception e)
        {
            metrics.OnSnapshot(isHit: null);
            LogUnread(e, record.TenantId);
            return null;
        }
    }

    public async Task TryWriteAsync(GrainId grain, TenantState state)
    {
        if (_storage is null)
        {
            return;
        }

        try
        {
            // Read for the etag: the write is a compare-and-set, and what is there may be another activation's.
            var stored = new GrainState<TenantSnapshot>();
            await _storage.ReadStateAsync(TenantSnapshot.Name, grain, stored).WaitAsync(Patience, time);
            var live = state.ToLiveCalls();
            stored.State = new TenantSnapshot
            {
                Version = TenantSnapshot.CurrentVersion,
                TenantId = state.Record.TenantId,
                HeadSeq = state.Record.HeadSeq,
                Running = [.. live.Running],
                Latest = [.. live.Latest],
            };
            await _storage.WriteStateAsync(TenantSnapshot.Name, grain, stored).WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            LogUnwritten(e, state.Record.TenantId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The snapshot of tenant {TenantId} could not be read; reading the journal instead")]
    private partial void LogUnread(Exception exception, Guid tenantId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of tenant {TenantId} knew of more than the journal with its {Head} facts and was dropped")]
    private partial void LogAhead(Guid tenantId, long head);

    [LoggerMessage(Level = LogLevel.Information, Message = "The snapshot of tenant {TenantId} could not be written")]
    private partial void LogUnwritten(Exception exception, Guid tenantId);
}

/// <summary>The stored form: ids and numbers only, no personal data.</summary>
[GenerateSerializer, Alias("aivors.TenantSnapshot")]
internal sealed class TenantSnapshot
{
    public const string Name = "snapshot";
    public const int CurrentVersion = 1;

    [Id(0)] public int Version { get; set; }

    [Id(1)] public Guid TenantId { get; set; }

    [Id(2)] public long HeadSeq { get; set; }

    // Arrays: an interface would be stored under the name of whatever list the compiler made.
    [Id(3)] public RunningCall[] Running { get; set; } = [];

    [Id(4)] public LatestCall[] Latest { get; set; } = [];
}
