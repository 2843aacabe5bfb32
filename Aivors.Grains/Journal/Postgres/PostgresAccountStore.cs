using Aivors.Grains.Contracts;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Accounts and refresh tokens, through the reader's data source under row-level security. A session is a family of refresh
/// tokens; it is revoked when any token of it is, so a token that was being issued meanwhile dies with it.
/// </summary>
internal sealed class PostgresAccountStore(NpgsqlDataSource database) : IAccountStore
{
    /// <summary>How long a token that is over is kept, so that its reuse is still noticed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateEmailBatch(email);
        batch.Add($"select {Columns} from users u where u.email = $1", Value(email));
        return await ReadOneAsync(batch, cancel);
    });

    public Task<Account?> FindByIdAsync(Guid userId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        batch.Add($"select {Columns} from users u where u.user_id = $1", Value(userId));
        return await ReadOneAsync(batch, cancel);
    });

    public Task<Account?> FindBySessionAsync(Guid userId, Guid sessionId, int tokenEpoch, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(userId);
            batch.Add(
                $"""
                select {Columns} from users u
                where u.user_id = $1 and u.token_epoch = $3
                  and exists (select from refresh_tokens t where t.family_id = $2 and t.user_id = $1)
                  and not exists (select from refresh_tokens t where t.family_id = $2 and t.revoked_at is not null)
                """,
                Value(userId), Value(sessionId), Value(tokenEpoch));
            return await ReadOneAsync(batch, cancel);
        });

    public Task BeginSessionAsync(Guid userId, Guid sessionId, RefreshTokenRow first, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(userId);
            batch.Add("delete from refresh_tokens where user_id = $1 and greatest(expires_at, revoked_at) < $2",
                Value(userId), Value((first.IssuedAt - Kept).UtcDateTime));
            batch.Add("insert into refresh_tokens (token_hash, family_id, user_id, issued_at, expires_at) values ($1, $2, $3, $4, $5)",
                Value(first.Hash), Value(sessionId), Value(userId), Value(first.IssuedAt.UtcDateTime), Value(first.ExpiresAt.UtcDateTime));
            return await batch.ExecuteNonQueryAsync(cancel);
        });

    public Task<RefreshResult> RefreshAsync(byte[] tokenHash, RefreshTokenRow next, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateTokenBatch(tokenHash);
            batch.Add(
                $"""
                with spent as (
                  update refresh_tokens t set spent_at = clock_timestamp()
                  where t.token_hash = $1 and t.spent_at is null and t.expires_at > $2
                    and not exists (select from refresh_tokens f where f.family_id = t.family_id and f.revoked_at is not null)
                  returning t.family_id, t.user_id
                ), next as (
                  insert into refresh_tokens (token_hash, family_id, user_id, issued_at, expires_at)
                  select $3, family_id, user_id, $2, $4 from spent
                )
                select {Columns}, spent.family_id from spent join users u using (user_id)
                """,
                Value(tokenHash), Value(next.IssuedAt.UtcDateTime), Value(next.Hash), Value(next.ExpiresAt.UtcDateTime));
            // Spent before this transaction began is reuse. Spent since then is a race with a request that was under way as well
            // (or the statement above): the loser is turned away, and the winner's session goes on.
            batch.Add(
                $"""
                with reused as (
                  select family_id, user_id from refresh_tokens
                  where token_hash = $1 and (revoked_at is not null or spent_at < transaction_timestamp())
                ), revoked as (
                  update refresh_tokens t set revoked_at = $2 from reused where t.family_id = reused.family_id and t.revoked_at is null
                  returning t.family_id
                )
                select {Columns}, reused.family_id, exists (select from revoked) from reused join users u using (user_id)
                """,
                Value(tokenHash), Value(next.IssuedAt.UtcDateTime));
            await using var rows = await batch.ExecuteScopedAsync(cancel);
            await rows.NextResultAsync(cancel);
            if (await rows.ReadAsync(cancel))
            {
                var renewed = new RefreshResult(RefreshStatus.Renewed, Read(rows), rows.GetGuid(8));
                // The batch is one transaction: it has committed only when its last result is in.
                await DrainAsync(rows, cancel);
                return renewed;
            }

            await rows.NextResultAsync(cancel);
            var result = await rows.ReadAsync(cancel)
                ? new RefreshResult(rows.GetBoolean(9) ? RefreshStatus.Reused : RefreshStatus.Ended, Read(rows), rows.GetGuid(8))
                : new RefreshResult(RefreshStatus.NotValid);
            await DrainAsync(rows, cancel);
            return result;
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

    public Task EndSessionAsync(Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(userId);
            batch.Add("update refresh_tokens set revoked_at = $3 where user_id = $1 and family_id = $2 and revoked_at is null",
                Value(userId), Value(sessionId), Value(now.UtcDateTime));
            return await batch.ExecuteNonQueryAsync(cancel);
        });

    public Task EndAllSessionsAsync(Guid userId, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        batch.Add("update refresh_tokens set revoked_at = $2 where user_id = $1 and revoked_at is null", Value(userId), Value(now.UtcDateTime));
        batch.Add("update users set token_epoch = token_epoch + 1 where user_id = $1", Value(userId));
        return await batch.ExecuteNonQueryAsync(cancel);
    });

    public Task UpdatePasswordHashAsync(Guid userId, string passwordHash, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        batch.Add("update users set password_hash = $2 where user_id = $1", Value(userId), Value(passwordHash));
        return await batch.ExecuteNonQueryAsync(cancel);
    });

    private static async Task<Account?> ReadOneAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        await using var rows = await batch.ExecuteScopedAsync(cancel);
        return await rows.ReadAsync(cancel) ? Read(rows) : null;
    }

    private static async Task DrainAsync(NpgsqlDataReader rows, CancellationToken cancel)
    {
        while (await rows.NextResultAsync(cancel))
        {
        }
    }
}
