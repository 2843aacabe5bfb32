using Aivors.Grains.Contracts;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <content>
/// Sessions. One is a family of refresh tokens; it is revoked when any token of it is, so a token that was being issued meanwhile dies with it.
/// </content>
internal sealed partial class PostgresAccountStore
{
    private const int SessionsMax = 100;

    /// <summary>How long a token that is over is kept, so that its reuse is still noticed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    public Task<bool> BeginSessionAsync(Account account, NewSession session, RefreshTokenRow first, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(account.UserId);
            batch.Add("delete from refresh_tokens where user_id = $1 and greatest(expires_at, revoked_at) < $2",
                Value(account.UserId), Value((first.IssuedAt - Kept).UtcDateTime));
            // The lock makes a change of the password wait, or this for it: a session begun with the old one does not outlive the change.
            batch.Add(
                """
                with me as (select user_id from users where user_id = $1 and token_epoch = $2 for share)
                insert into refresh_tokens (token_hash, family_id, user_id, issued_at, expires_at, started_at, device)
                select $3, $4, user_id, $5, $6, $5, $7 from me
                returning family_id
                """,
                Value(account.UserId), Value(account.TokenEpoch), Value(first.Hash), Value(session.SessionId), Value(first.IssuedAt.UtcDateTime),
                Value(first.ExpiresAt.UtcDateTime), Text(session.Device));
            await using var rows = await batch.ExecuteScopedAsync(cancel);
            var began = await rows.ReadAsync(cancel);
            await DrainAsync(rows, cancel);
            return began;
        });

    public Task<IReadOnlyList<SessionEntry>> ListSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(userId);
            batch.Add(
                $"""
                select family_id, min(started_at), max(issued_at), max(device) from refresh_tokens where user_id = $1
                group by family_id
                having bool_and(revoked_at is null) and bool_or(spent_at is null and expires_at > $2)
                order by max(issued_at) desc, family_id desc limit {SessionsMax}
                """,
                Value(userId), Value(now.UtcDateTime));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var sessions = new List<SessionEntry>();
            while (await row.ReadAsync(cancel))
            {
                sessions.Add(new SessionEntry(row.GetGuid(0), row.Time(1), row.Time(2), row.Nullable<string>(3)));
            }

            return (IReadOnlyList<SessionEntry>)sessions;
        });

    public Task<Guid?> EndSessionAsync(byte[] tokenHash, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateTokenBatch(tokenHash);
            batch.Add(
                """
                update refresh_tokens t set revoked_at = $2 from refresh_tokens mine
                where mine.token_hash = $1 and t.family_id = mine.family_id and t.revoked_at is null
                """,
                Value(tokenHash), Value(now.UtcDateTime));
            batch.Add("select user_id from refresh_tokens where token_hash = $1", Value(tokenHash));
            await using var rows = await batch.ExecuteScopedAsync(cancel);
            await rows.NextResultAsync(cancel);
            var userId = await rows.ReadAsync(cancel) ? rows.GetGuid(0) : (Guid?)null;
            await DrainAsync(rows, cancel);
            return userId;
        });

    public Task<bool> EndSessionAsync(Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(userId);
            batch.Add("update refresh_tokens set revoked_at = $3 where user_id = $1 and family_id = $2 and revoked_at is null",
                Value(userId), Value(sessionId), Value(now.UtcDateTime));
            return await batch.ExecuteNonQueryAsync(cancel) > 0;
        });

    public Task EndAllSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        // The epoch first: whoever is beginning a session holds the row, and what it began is then seen by the second statement.
        batch.Add("update users set token_epoch = token_epoch + 1 where user_id = $1", Value(userId));
        batch.Add("update refresh_tokens set revoked_at = $2 where user_id = $1 and revoked_at is null", Value(userId), Value(now.UtcDateTime));
        return await batch.ExecuteNonQueryAsync(cancel);
    });

    public Task<Account?> ChangePasswordAsync(
        Account account, string passwordHash, Guid sessionId, RefreshTokenRow next, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        // A hash is salted, so that it is there says that the first statement took place.
        const string changed = "exists (select from users u where u.user_id = $1 and u.password_hash = $2)";
        await using var batch = database.CreateUserBatch(account.UserId);
        batch.Add(
            $"""
            update users u set password_hash = $2, token_epoch = token_epoch + 1
            where u.user_id = $1 and u.token_epoch = $3 and u.password_hash = $4 returning {Columns}
            """,
            Value(account.UserId), Value(passwordHash), Value(account.TokenEpoch), Value(account.PasswordHash));
        batch.Add(
            $"update refresh_tokens set revoked_at = $4 where user_id = $1 and family_id <> $3 and revoked_at is null and {changed}",
            Value(account.UserId), Value(passwordHash), Value(sessionId), Value(next.IssuedAt.UtcDateTime));
        batch.Add(
            $"update refresh_tokens set spent_at = clock_timestamp() where user_id = $1 and family_id = $3 and spent_at is null and {changed}",
            Value(account.UserId), Value(passwordHash), Value(sessionId));
        batch.Add(
            $"""
            insert into refresh_tokens (token_hash, family_id, user_id, issued_at, expires_at, started_at, device)
            select $4, family_id, user_id, $5, least($6, min(started_at) + $7), min(started_at), max(device) from refresh_tokens
            where user_id = $1 and family_id = $3 and {changed}
            group by family_id, user_id having bool_and(revoked_at is null)
            """,
            Value(account.UserId), Value(passwordHash), Value(sessionId), Value(next.Hash), Value(next.IssuedAt.UtcDateTime),
            Value(next.ExpiresAt.UtcDateTime), Value(next.SessionMax));
        await using var rows = await batch.ExecuteScopedAsync(cancel);
        var after = await rows.ReadAsync(cancel) ? Read(rows) : null;
        // The batch is one transaction: it has committed only when its last result is in.
        await DrainAsync(rows, cancel);
        return after;
    });

    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };
}
