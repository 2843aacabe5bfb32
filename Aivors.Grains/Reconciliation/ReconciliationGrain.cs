using System.Globalization;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Reconciliation;

/// <summary>
/// Takes requests and reminders, and works in the background, so that no caller waits for Retell. What is to be done stands in the
/// database; a lease there keeps a second activation from doing it as well.
/// </summary>
[GrainType("reconciliation")]
internal sealed partial class ReconciliationGrain(
    IReconciliationStore store, IWorkspaceKeys keys, ReconciliationWorker worker, IOptions<ReconciliationOptions> options, TimeProvider time,
    ILogger<ReconciliationGrain> log) : Grain, IReconciliationGrain, IRemindable, IDisposable
{
    // Its name carries the period: another period is another reminder.
    private const string ReminderPrefix = "reconcile-every-";

    private static readonly TimeSpan FirstDue = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StayActive = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _stopping = new();
    private Task _work = Task.CompletedTask;
    private bool _isAsked;
    private bool _isScheduled;

    private Guid? WorkspaceId => this.GetPrimaryKey() == IReconciliationGrain.Agency ? null : this.GetPrimaryKey();

    public async Task EnsureAsync()
    {
        // First what needs no Redis.
        if (await store.HasDueAsync(WorkspaceId, time.GetUtcNow(), CancellationToken.None))
        {
            Begin(scheduled: false);
        }

        await EnsureReminderAsync(options.Value.IntervalMinutes > 0 && await keys.FindAsync(WorkspaceId, CancellationToken.None) is not null);
    }

    public Task<ReconciliationAnswer> RequestAsync(Guid runId, DateTimeOffset from, DateTimeOffset to, string actor) => AnswerAsync(async workspace =>
        await store.AddRequestedAsync(runId, WorkspaceId, workspace.TenantId, from, to, actor, time.GetUtcNow(), CancellationToken.None)
            ? ReconciliationAnswer.Accepted
            : ReconciliationAnswer.TooMany);

    public Task<ReconciliationAnswer> BackfillAsync(Guid tenantId, string agentId, string actor) => AnswerAsync(async workspace =>
        options.Value.HistoryDays > 0 && (workspace.TenantId ?? tenantId) == tenantId
            && await store.AddBackfillAsync(WorkspaceId, tenantId, agentId, options.Value.HistoryDays, actor, time.GetUtcNow(), CancellationToken.None)
                ? ReconciliationAnswer.Accepted
                : ReconciliationAnswer.Unchanged);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == ReminderName)
        {
            Begin(scheduled: true);
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_work, Task.Delay(Farewell, time, cancellationToken));
    }

    public void Dispose() => _stopping.Dispose();

    private string ReminderName => string.Create(CultureInfo.InvariantCulture, $"{ReminderPrefix}{options.Value.IntervalMinutes}m");

    private async Task EnsureReminderAsync(bool wanted)
    {
        var found = await this.GetReminders();
        foreach (var other in found.Where(reminder => !wanted || reminder.ReminderName != ReminderName))
        {
            await this.UnregisterReminder(other);
        }

        if (wanted && found.All(reminder => reminder.ReminderName != ReminderName))
        {
            await this.RegisterOrUpdateReminder(ReminderName, FirstDue, options.Value.Interval);
            LogRegistered(this.GetPrimaryKey(), options.Value.IntervalMinutes);
        }
    }

    private async Task<ReconciliationAnswer> AnswerAsync(Func<WorkspaceKeys, Task<ReconciliationAnswer>> add)
    {
        try
        {
            if (await keys.FindAsync(WorkspaceId, CancellationToken.None) is not { } workspace)
            {
                return ReconciliationAnswer.NoKey;
            }

            var answer = await add(workspace);
            if (answer == ReconciliationAnswer.Accepted)
            {
                Begin(scheduled: false);
            }

            return answer;
        }
        catch (JournalUnavailableException)
        {
            return ReconciliationAnswer.Unavailable;
        }
    }

    private void Begin(bool scheduled)
    {
        _isAsked = true;
        _isScheduled |= scheduled;
        DelayDeactivation(StayActive);
        if (_work.IsCompleted)
        {
            _work = WorkAsync();
        }
    }

    private async Task WorkAsync()
    {
        while (_isAsked && !_stopping.IsCancellationRequested)
        {
            var scheduled = _isScheduled;
            (_isAsked, _isScheduled) = (false, false);
            try
            {
                // On the pool: a pass is long, and this grain must go on answering.
                await Task.Run(() => worker.WorkAsync(this.GetPrimaryKey(), scheduled, _stopping.Token));
            }
            catch (OperationCanceledException)
            {
                LogStopped(this.GetPrimaryKey());
            }
            catch (Exception e)
            {
                // It stands in the database, and goes on with the next reminder.
                LogFailed(e, this.GetPrimaryKey());
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "[RETELL] Workspace {Workspace} is reconciled every {Minutes} min")]
    private partial void LogRegistered(Guid workspace, int minutes);

    [LoggerMessage(Level = LogLevel.Information, Message = "The reconciliation of workspace {Workspace} was stopped and goes on elsewhere")]
    private partial void LogStopped(Guid workspace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reconciliation of workspace {Workspace} could not go on")]
    private partial void LogFailed(Exception exception, Guid workspace);
}
