using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Retention;

/// <summary>
/// Erases, in every silo, what is personal in calls that are older than their tenant keeps them. It goes through the tenants' grains like
/// every other change; two silos at it at once cost a little work, for what is erased is not due any more.
/// </summary>
public sealed partial class RetentionJob(IRetention retention, IGrainFactory grains, IOptions<RetentionOptions> options, TimeProvider time,
    ILogger<RetentionJob> log) : BackgroundService
{
    public const string Cause = "retention";

    /// <summary>Erases all that is due now; returns how many calls it was.</summary>
    public async Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var erased = 0;
        while (await retention.FindDueAsync(time.GetUtcNow(), cancel) is { Count: > 0 } due)
        {
            foreach (var (tenantId, callIds) in due)
            {
                cancel.ThrowIfCancellationRequested();
                var result = await grains.GetGrain<ITenantGrain>(tenantId).ExecuteAsync(new EraseCalls
                {
                    CommandKey = $"retention:{Guid.CreateVersion7(time.GetUtcNow())}",
                    Actor = "system",
                    CallIds = callIds,
                    Cause = Cause,
                });
                if (result.Status is not (CommandStatus.Done or CommandStatus.Unchanged))
                {
                    // The rest is due in the next round as well.
                    LogNotErased(tenantId, result.Status);
                    return erased;
                }

                erased += callIds.Length;
                LogErased(tenantId, callIds.Length);
            }
        }

        return erased;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.EveryMinutes == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.EveryMinutes), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await EraseDueAsync(stoppingToken);
                }
                catch (Exception e) when (e is JournalUnavailableException or OrleansException or TimeoutException)
                {
                    LogFailed(e.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops; what is due stays due.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {TenantId}: {Calls} calls were older than it keeps them and are erased")]
    private partial void LogErased(Guid tenantId, int calls);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {TenantId}: calls that are due could not be erased ({Status}); the next round tries again")]
    private partial void LogNotErased(Guid tenantId, CommandStatus status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Calls that are due could not be looked for or erased ({Kind}); the next round tries again")]
    private partial void LogFailed(string kind);
}
