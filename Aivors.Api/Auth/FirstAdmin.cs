using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>
/// Makes the first admin at start, when no user has the configured address. Several replicas may try at once: the addresses'
/// uniqueness decides, and losing is as good as winning.
/// </summary>
internal sealed partial class FirstAdmin(IOptions<AdminOptions> options, IAccountStore accounts, AccountOpening opening, Audit audit,
    TimeProvider time, ILogger<FirstAdmin> log) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsGiven)
        {
            LogNotConfigured();
            return;
        }

        var deadline = time.GetUtcNow().AddSeconds(options.Value.WaitSeconds);
        var email = EmailAddress.TryNormalize(options.Value.Email)!;
        NewAccount? account = null;
        while (true)
        {
            Exception? trouble = null;
            try
            {
                if (await accounts.FindByEmailAsync(email, cancellationToken) is { } known)
                {
                    WarnIfNotAdmin(known);
                    return;
                }

                // Made once: trying again under the same ids and key is safe, whatever became of the last try.
                account ??= await opening.PrepareAsync(
                    new AccountWish("Agency", "Administrator", email, options.Value.Password!, CurrentUser.AdminRole, GrantMinutes: 0),
                    "system", cancellationToken);
                if (account is not null && await TryOpenAsync(account))
                {
                    return;
                }
            }
            catch (Exception e) when (e is JournalUnavailableException or OrleansException or TimeoutException)
            {
                trouble = e;
            }

            if (time.GetUtcNow() >= deadline)
            {
                throw new InvalidOperationException(
                    $"The first admin could not be made within {options.Value.WaitSeconds} s, because the silos or Postgres do not answer. "
                    + "Start them first, or give them longer with Admin:WaitSeconds (environment variable Admin__WaitSeconds).", trouble);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> TryOpenAsync(NewAccount account)
    {
        var result = await opening.SendAsync(account);
        if (result.Status == CommandStatus.Done)
        {
            LogMade(account.UserId, account.TenantId);
            await audit.WriteAsync(AuditEvent.TenantOpened, "system", account.UserId, account.TenantId);
        }

        // Taken: another replica was faster, and the next look finds its user.
        return result.Status == CommandStatus.Done;
    }

    private void WarnIfNotAdmin(Account known)
    {
        if (known.Role != CurrentUser.AdminRole)
        {
            LogNoAdmin(known.UserId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Admin:Email is not set: no first admin is made")]
    private partial void LogNotConfigured();

    [LoggerMessage(Level = LogLevel.Information, Message = "The first admin is user {UserId} of tenant {TenantId}")]
    private partial void LogMade(Guid userId, Guid tenantId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The address in Admin:Email belongs to user {UserId}, who is no admin; nothing was changed")]
    private partial void LogNoAdmin(Guid userId);
}
