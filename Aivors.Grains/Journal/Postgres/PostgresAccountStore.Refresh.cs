using Aivors.Grains.Contracts;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <content>Renewing a session: a refresh token is good once.</content>
internal sealed partial class PostgresAccountStore
{
    private const string Spend =
        $"""
        with spent as (
          update refresh_tokens t set spent_at = clock_timestamp()
          where t.token_hash = $1 and t.spent_at is null and t.expires_at > $2 and t.started_at + $5 > $2
            and not exists (select from refresh_tokens f where f.family_id = t.family_id and f.revoked_at is not null)
          returning t.family_id, t.user_id, t.started_at, t.device
        ), next as (
          insert into refresh_tokens (token_hash, family_id, user_id, issued_at, expires_at, started_at, device)
          select $3, family_id, user_id, $2, least($4, started_at + $5), started_at, device from spent
        )
        select {Columns}, spent.family_id from spent join users u using (user_id)
        """;

    // A browser's tabs share one cookie, so two of them may come with the same token at nearly the same time: the loser is turned away with
    // nothing, and the winner's session goes on. What comes later than that is somebody's copy. Both times are the database's own.
    private const string Judge =
        $"""
        with presented as (
          select p.family_id, p.user_id, p.spent_at is not null as spent,
            exists (select from refresh_tokens f where f.family_id = p.family_id and f.revoked_at is not null) as ended,
            coalesce(p.spent_at < transaction_timestamp() - $3, false) as late
          from refresh_tokens p where p.token_hash = $1
        ), revoked as (
          update refresh_tokens t set revoked_at = $2 from presented p
          where t.family_id = p.family_id and p.late and not p.ended and t.revoked_at is null
        )
        select {Columns}, p.family_id, p.ended, p.late, p.spent from presented p join users u using (user_id)
        """;

    public Task<RefreshResult> RefreshAsync(byte[] tokenHash, RefreshTokenRow next, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateTokenBatch(tokenHash);
            batch.Add(Spend, Value(tokenHash), Value(next.IssuedAt.UtcDateTime), Value(next.Hash), Value(next.ExpiresAt.UtcDateTime),
                Value(next.SessionMax));
            batch.Add(Judge, Value(tokenHash), Value(next.IssuedAt.UtcDateTime), Value(RefreshRules.Grace));
            await using var rows = await batch.ExecuteScopedAsync(cancel);
            await rows.NextResultAsync(cancel);
            var result = await rows.ReadAsync(cancel) ? new RefreshResult(RefreshStatus.Renewed, Read(rows), rows.GetGuid(8)) : null;
            await rows.NextResultAsync(cancel);
            if (result is null)
            {
                result = await rows.ReadAsync(cancel)
                    ? new RefreshResult(StatusOf(rows.GetBoolean(9), rows.GetBoolean(10), rows.GetBoolean(11)), Read(rows), rows.GetGuid(8))
                    : new RefreshResult(RefreshStatus.NotValid);
            }

            // The batch is one transaction: it has committed only when its last result is in.
            await DrainAsync(rows, cancel);
            return result;
        });

    private static RefreshStatus StatusOf(bool ended, bool late, bool spent) =>
        ended ? RefreshStatus.Ended : late ? RefreshStatus.Reused : spent ? RefreshStatus.JustSpent : RefreshStatus.NotValid;
}
