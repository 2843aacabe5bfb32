using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

/// <summary>A tenant to be opened with its first user. All ids are set, so it may be sent again whatever became of the first time.</summary>
internal sealed record NewAccount(Guid TenantId, OpenTenant Command)
{
    public Guid UserId => Command.User.UserId;

    /// <summary>The user as it will be stored; its epoch is that of a new one.</summary>
    public Account ToAccount(DateTimeOffset now) => new()
    {
        UserId = UserId,
        TenantId = TenantId,
        Name = Command.User.Name,
        Email = Command.User.Email,
        PasswordHash = Command.User.PasswordHash,
        Role = Command.User.Role,
        TokenEpoch = 0,
        CreatedAt = now,
    };
}

/// <param name="TenantName">The tenant's name.</param>
/// <param name="UserName">The first user's name.</param>
/// <param name="Email">Normalised.</param>
/// <param name="Password">Checked by <see cref="PasswordRules"/>.</param>
/// <param name="Role">The first user's role.</param>
/// <param name="GrantMinutes">The credits that it starts with.</param>
internal sealed record AccountWish(string TenantName, string UserName, string Email, string Password, string Role, long GrantMinutes);

/// <summary>Opens tenants through their grains: at sign-up, by an admin, and at the first start.</summary>
internal sealed class AccountOpening(IGrainFactory grains, PasswordHashing hashing, TimeProvider time)
{
    /// <summary>Hashes the password and makes the ids; null when too many are waiting to be hashed.</summary>
    public async Task<NewAccount?> PrepareAsync(AccountWish wish, string actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var userId = Guid.CreateVersion7(now);
        return await hashing.HashAsync(wish.Password, cancel) is not { } hash ? null : new NewAccount(Guid.CreateVersion7(now), new OpenTenant
        {
            CommandKey = $"open:{userId}",
            Actor = actor,
            Name = wish.TenantName,
            User = new NewUser(userId, wish.UserName, wish.Email, hash, wish.Role),
            GrantSeconds = wish.GrantMinutes * 60,
        });
    }

    public Task<CommandResult> SendAsync(NewAccount account) => grains.GetGrain<ITenantGrain>(account.TenantId).ExecuteAsync(account.Command);
}
