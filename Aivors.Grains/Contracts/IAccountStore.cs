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

    /// <summary>Begins a session (a family of refresh tokens), and forgets those of the user that are long over.</summary>
    Task BeginSessionAsync(Guid userId, Guid sessionId, RefreshTokenRow first, CancellationToken cancel);

    /// <summary>
    /// Spends a refresh token for its successor, atomically: of several at once exactly one gets <see cref="RefreshStatus.Renewed"/>.
    /// A token that was spent or revoked before this call began revokes its whole session.
    /// </summary>
    Task<RefreshResult> RefreshAsync(byte[] tokenHash, RefreshTokenRow next, CancellationToken cancel);

    /// <summary>Revokes the session that the token belongs to; the user, or null when there is no such token.</summary>
    Task<Guid?> EndSessionAsync(byte[] tokenHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Revokes one session of a user.</summary>
    Task EndSessionAsync(Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Revokes all sessions of a user, and the access tokens that are out with them.</summary>
    Task EndAllSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Replaces a hash made with older settings. The password is the same, so sessions go on.</summary>
    Task UpdatePasswordHashAsync(Guid userId, string passwordHash, CancellationToken cancel);
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
public sealed record RefreshTokenRow(byte[] Hash, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

public enum RefreshStatus
{
    /// <summary>Spent, and its successor is stored.</summary>
    Renewed,

    /// <summary>No such token, past its time, or another request is spending it right now.</summary>
    NotValid,

    /// <summary>It had been spent before, in a session that went on: somebody holds a copy. The session is revoked now.</summary>
    Reused,

    /// <summary>Its session was revoked before: signed out, or found out.</summary>
    Ended,
}

/// <param name="Status">What became of the token.</param>
/// <param name="Account">The token's user; null only when it is unknown.</param>
/// <param name="SessionId">The family of the token.</param>
public sealed record RefreshResult(RefreshStatus Status, Account? Account = null, Guid SessionId = default);
