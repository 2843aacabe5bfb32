namespace Aivors.Grains.Contracts;

/// <summary>Who may sign in, and the refresh tokens of their sessions.</summary>
public interface IAccountStore
{
    /// <param name="email">Lower case.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<Account?> FindByEmailAsync(string email, CancellationToken cancel);

    Task<Account?> FindByIdAsync(Guid userId, CancellationToken cancel);

    /// <summary>
    /// The account, if tokens of this epoch and this session still count: the session has a refresh token, and none of its
    /// refresh tokens is revoked.
    /// </summary>
    Task<Account?> FindBySessionAsync(Guid userId, Guid sessionId, int tokenEpoch, CancellationToken cancel);

    /// <summary>
    /// Begins a session (a family of refresh tokens), and forgets those of the user that are long over. False when the account's sign-in data
    /// changed since it was read: then nothing begins.
    /// </summary>
    Task<bool> BeginSessionAsync(Account account, NewSession session, RefreshTokenRow first, CancellationToken cancel);

    /// <summary>The user's sessions that can still be renewed, the one last renewed at the front; at most 100.</summary>
    Task<IReadOnlyList<SessionEntry>> ListSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Spends a refresh token for its successor, atomically: of several at once exactly one gets <see cref="RefreshStatus.Renewed"/>.
    /// A token that was spent more than <see cref="RefreshRules.Grace"/> before this call began revokes its whole session.
    /// </summary>
    Task<RefreshResult> RefreshAsync(byte[] tokenHash, RefreshTokenRow next, CancellationToken cancel);

    /// <summary>Revokes the session that the token belongs to; the user, or null when there is no such token.</summary>
    Task<Guid?> EndSessionAsync(byte[] tokenHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Revokes one session of a user; false when it has none of this id that still counts.</summary>
    Task<bool> EndSessionAsync(Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Revokes all sessions of a user, and the access tokens that are out with them.</summary>
    Task EndAllSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Replaces a hash made with older settings. The password is the same, so sessions go on.</summary>
    Task UpdatePasswordHashAsync(Guid userId, string passwordHash, CancellationToken cancel);

    /// <summary>
    /// Stores a new password's hash, revokes all other sessions and the access tokens that are out, and gives the user's own session a new
    /// refresh token in place of the one it has. The account as it is then; null when its sign-in data changed since it was read.
    /// </summary>
    Task<Account?> ChangePasswordAsync(Account account, string passwordHash, Guid sessionId, RefreshTokenRow next, CancellationToken cancel);

    /// <summary>Changes the user's own name.</summary>
    Task RenameAsync(Guid userId, string name, CancellationToken cancel);
}

/// <summary>A user as sign-in needs it.</summary>
public sealed record Account
{
    public required Guid UserId { get; init; }

    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary><c>user</c> or <c>admin</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Access tokens of an earlier epoch do not count any more.</summary>
    public required int TokenEpoch { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <param name="Hash">SHA-256 of the token; the token itself is never stored.</param>
/// <param name="IssuedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it does not count.</param>
public sealed record RefreshTokenRow(byte[] Hash, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>How long after its session's start no token counts, however often it was renewed.</summary>
    public TimeSpan SessionMax { get; init; } = RefreshRules.SessionMax;
}

/// <param name="SessionId">The family of its refresh tokens.</param>
/// <param name="Device">Browser and system in a few words, at most 60 characters; null when nothing is known of them.</param>
public sealed record NewSession(Guid SessionId, string? Device = null);

/// <summary>A session that can still be renewed.</summary>
public sealed record SessionEntry(Guid SessionId, DateTimeOffset StartedAt, DateTimeOffset RenewedAt, string? Device);

/// <summary>What holds of all refresh tokens.</summary>
public static class RefreshRules
{
    /// <summary>
    /// How long after it was spent a token that comes back is another tab's that came too late, and not somebody else's copy. It gets nothing
    /// in either case.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>How long a session in use may go on, unless it is set otherwise.</summary>
    public static readonly TimeSpan SessionMax = TimeSpan.FromDays(30);
}

public enum RefreshStatus
{
    /// <summary>Spent, and its successor is stored.</summary>
    Renewed,

    /// <summary>No such token, or past its time.</summary>
    NotValid,

    /// <summary>Another request has just spent it: its successor is out, and the session goes on.</summary>
    JustSpent,

    /// <summary>It had been spent before, in a session that went on: somebody holds a copy. The session is revoked now.</summary>
    Reused,

    /// <summary>Its session was revoked before: signed out, or found out.</summary>
    Ended,
}

/// <param name="Status">What became of the token.</param>
/// <param name="Account">The token's user; null only when it is unknown.</param>
/// <param name="SessionId">The family of the token.</param>
public sealed record RefreshResult(RefreshStatus Status, Account? Account = null, Guid SessionId = default);
