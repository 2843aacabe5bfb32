using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Reconciliation;

/// <summary>
/// Has every workspace's reminder looked after, in every silo. Reminders live in Redis, which may be wiped; workspaces and unfinished runs
/// stand in Postgres.
/// </summary>
internal sealed partial class ReconciliationReminders(
    IReconciliationStore store, IWorkspaceKeys keys, IGrainFactory grains, TimeProvider time, ILogger<ReconciliationReminders> log) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>Once for every workspace with a key, and for those with unfinished runs.</summary>
    public async Task EnsureAllAsync(CancellationToken cancel)
    {
        var workspaces = new HashSet<Guid>(await store.ListWorkspacesAsync(cancel));
        if (await keys.FindAsync(null, cancel) is not null)
        {
            workspaces.Add(IReconciliationGrain.Agency);
        }

        await Parallel.ForEachAsync(workspaces, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (workspace, _) => await EnsureAsync(workspace));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The cluster first has to form.
            for (var pause = First; ; pause = Interval)
            {
                await Task.Delay(pause, time, stoppingToken);
                await TryEnsureAllAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task TryEnsureAllAsync(CancellationToken cancel)
    {
        try
        {
            await EnsureAllAsync(cancel);
        }
        catch (JournalUnavailableException e)
        {
            LogUnread(e.Message);
        }
    }

    private async Task EnsureAsync(Guid workspace)
    {
        try
        {
            await grains.GetGrain<IReconciliationGrain>(workspace).EnsureAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Redis or a silo may be away: the next round sees to it.
            LogNotEnsured(e, workspace);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Workspaces to reconcile cannot be read: {Reason}")]
    private partial void LogUnread(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder of workspace {Workspace} could not be looked after")]
    private partial void LogNotEnsured(Exception exception, Guid workspace);
}
