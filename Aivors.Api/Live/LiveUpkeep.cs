using Aivors.Api.Auth;
using Aivors.Grains.Journal;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Live;

/// <summary>What keeps the streams going: ticks, the poll of the heads, and a good-bye when the process stops.</summary>
internal sealed partial class LiveUpkeep(LiveTenants tenants, LiveReads reads, SessionChecks sessions, IOptions<LiveOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<LiveUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the server waits for its connections to end: a stream would keep it waiting until it gives up.
        await using var stopping = lifetime.ApplicationStopping.Register(tenants.EndAll);
        sessions.OnForgotten(userId => tenants.Tick(userId));
        try
        {
            await Task.WhenAll(TickAsync(stoppingToken), PollAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the end
        }
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            tenants.Tick();
            await tenants.SweepAsync();
        }
    }

    /// <summary>One query for all watched tenants: what no grain told, because it moved or the message was lost.</summary>
    private async Task PollAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(options.Value.Poll, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            var watched = tenants.Tenants;
            if (watched.Count == 0)
            {
                continue;
            }

            try
            {
                foreach (var (tenantId, head) in await reads.ReadHeadsAsync(watched, cancel))
                {
                    tenants.OnPolled(tenantId, head);
                }
            }
            catch (JournalUnavailableException e)
            {
                LogUnread(e, watched.Count);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The heads of {Count} watched tenants could not be read")]
    private partial void LogUnread(Exception exception, int count);
}
