using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Verification;

/// <summary>The admins' hand on the verification. The work is the silo's, not the activation's: it goes on when nobody waits any more.</summary>
[GrainType("verification")]
internal sealed partial class VerificationGrain(
    VerificationRuns runs, IHostApplicationLifetime silo, TimeProvider time, ILogger<VerificationGrain> log) : Grain, IVerificationGrain
{
    // Shorter than the method's own timeout, and than most proxies wait for an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public async Task<VerificationAnswer> VerifyAsync(Guid? tenantId, string actor)
    {
        var work = Task.Run(() => WorkAsync(tenantId, actor));
        await Task.WhenAny(work, Task.Delay(Patience, time));
        return work.IsCompleted ? await work : VerificationAnswer.Running;
    }

    private async Task<VerificationAnswer> WorkAsync(Guid? tenantId, string actor)
    {
        try
        {
            return await runs.RunAsync(tenantId, actor, silo.ApplicationStopping) switch
            {
                null => VerificationAnswer.Busy,
                { Tenants: 0 } when tenantId is not null => VerificationAnswer.NoTenant,
                _ => VerificationAnswer.Done,
            };
        }
        catch (Exception e) when (e is JournalUnavailableException or OperationCanceledException)
        {
            LogFailed(e);
            return VerificationAnswer.Unavailable;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The verification that an admin asked for could not be done")]
    private partial void LogFailed(Exception exception);
}
