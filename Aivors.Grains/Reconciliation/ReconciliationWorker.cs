using Aivors.Grains.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Reconciliation;

/// <summary>Does what is due for a workspace, under a lease in the database: of several that try at once, one works.</summary>
internal sealed partial class ReconciliationWorker(
    IServiceProvider services, IReconciliationStore store, IWorkspaceKeys keys, IGrainFactory grains, ReconciliationMetrics metrics,
    IOptions<ReconciliationOptions> options, TimeProvider time, ILogger<ReconciliationWorker> log)
{
    /// <summary>A backfill is given up after this: with growing pauses that is more than a day.</summary>
    private const int AttemptsMax = 30;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LeaseRenewal = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);

    /// <summary>Works until nothing is due that it has not been at. False: another is at it.</summary>
    /// <param name="workspace">The grain's key.</param>
    /// <param name="scheduled">True: the next window is due.</param>
    /// <exception cref="Journal.JournalUnavailableException">The database does not answer; what is begun goes on another time.</exception>
    public async Task<bool> WorkAsync(Guid workspace, bool scheduled, CancellationToken cancel)
    {
        var leaseId = Guid.NewGuid();
        if (!await store.TryLeaseAsync(workspace, leaseId, time.GetUtcNow(), time.GetUtcNow() + Lease, cancel))
        {
            return false;
        }

        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var renewing = RenewAsync(workspace, leaseId, working);
        try
        {
            await WorkLeasedAsync(workspace == IReconciliationGrain.Agency ? null : workspace, scheduled, working.Token);
        }
        finally
        {
            await working.CancelAsync();
            await renewing;
            await store.ReleaseAsync(workspace, leaseId, CancellationToken.None);
        }

        return true;
    }

    private async Task WorkLeasedAsync(Guid? workspaceId, bool scheduled, CancellationToken cancel)
    {
        var known = await keys.FindAsync(workspaceId, cancel);
        if (scheduled && known is not null)
        {
            await store.AddScheduledAsync(workspaceId, known.TenantId, options.Value.Overlap, time.GetUtcNow(), cancel);
        }

        var taken = new List<Guid>();
        while (await store.TakeAsync(workspaceId, taken, time.GetUtcNow(), cancel) is { } run)
        {
            taken.Add(run.RunId);
            var end = known is null
                ? PassEnd.Failed(RetellSentences.NoKey)
                : await ActivatorUtilities.CreateInstance<RunPass>(services, run, known).RunAsync(cancel);
            await EndAsync(run, end, cancel);
        }

        await store.ForgetAsync(workspaceId, time.GetUtcNow().AddDays(-options.Value.KeepDays), cancel);
    }

    private async Task EndAsync(RunWork run, PassEnd end, CancellationToken cancel)
    {
        if (end.IsCut)
        {
            await store.PostponeAsync(run, error: null, fromFailed: false, time.GetUtcNow(), cancel);
            return;
        }

        // Windows come again by themselves, and who asked for a run can ask again; a backfill is asked for once.
        if (run.Kind == RunKind.Backfill && run.Attempts < AttemptsMax)
        {
            var hasFailed = end.Failure is null && await store.HasFailedAsync(run.RunId, cancel);
            if (hasFailed || end.Failure is not null)
            {
                var pause = TimeSpan.FromMinutes(Math.Min(PauseMax.TotalMinutes, Math.Pow(2, run.Attempts)));
                await store.PostponeAsync(run, end.Failure ?? "Some calls could not be fetched yet.", hasFailed, time.GetUtcNow() + pause, cancel);
                return;
            }
        }

        await TellTenantsAsync(run, cancel);
        var counts = await store.FinishAsync(run, end.Failure, time.GetUtcNow(), cancel);
        metrics.OnEnded(run.Kind, end.Failure is null, counts);
        Log(run, end, counts);
    }

    /// <summary>Before the run is finished: if it is cut off here, it comes by again, and the key makes it one fact.</summary>
    private async Task TellTenantsAsync(RunWork run, CancellationToken cancel)
    {
        foreach (var found in await store.SumByTenantAsync(run.RunId, cancel))
        {
            var result = await grains.GetGrain<ITenantGrain>(found.TenantId).ExecuteAsync(new NoteReconciliation
            {
                CommandKey = $"reconciled:{run.RunId}",
                Actor = "system",
                RunId = run.RunId,
                Missing = found.Missing,
                Filled = found.Filled,
                Differing = found.Differing,
                Corrected = found.Corrected,
                Extra = found.Extra,
                Failed = found.Failed,
            });
            if (result.Status is CommandStatus.Unavailable or CommandStatus.Overloaded)
            {
                throw new Journal.JournalUnavailableException($"What run {run.RunId} found could not be written.");
            }
        }
    }

    /// <summary>Ends when the work does; ends the work when the lease is lost.</summary>
    private async Task RenewAsync(Guid workspace, Guid leaseId, CancellationTokenSource working)
    {
        try
        {
            using var timer = new PeriodicTimer(LeaseRenewal, time);
            while (await timer.WaitForNextTickAsync(working.Token))
            {
                if (!await store.TryLeaseAsync(workspace, leaseId, time.GetUtcNow(), time.GetUtcNow() + Lease, working.Token))
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or Journal.JournalUnavailableException)
        {
            // The work is over, or the lease cannot be kept.
        }

        await working.CancelAsync();
    }

    private void Log(RunWork run, PassEnd end, ReconciliationCounts counts)
    {
        var workspace = run.WorkspaceId?.ToString() ?? "agency";
        if (end.Failure is not null)
        {
            LogFailed(run.RunId, workspace, end.Failure);
        }

        if (run.Kind == RunKind.Backfill)
        {
            LogHistory(run.RunId, workspace, run.AgentId!, counts.Filled, counts.Failed);
        }
        else if (counts is not { Missing: 0, Differing: 0, Extra: 0, Failed: 0 })
        {
            LogFound(run.RunId, workspace, counts.Missing, counts.Filled, counts.Differing, counts.Corrected, counts.Extra, counts.Failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL] Reconciliation {RunId} of workspace {Workspace}: {Missing} calls were missing "
        + "({Filled} filled), {Differing} had another duration ({Corrected} corrected), {Extra} are not known to Retell, {Failed} failed")]
    private partial void LogFound(Guid runId, string workspace, int missing, int filled, int differing, int corrected, int extra, int failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL] Reconciliation {RunId} of workspace {Workspace} failed: {Why}")]
    private partial void LogFailed(Guid runId, string workspace, string why);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "[RETELL] History {RunId} of workspace {Workspace}, agent {AgentId}: {Filled} calls fetched, {Failed} failed")]
    private partial void LogHistory(Guid runId, string workspace, string agentId, int filled, int failed);
}
