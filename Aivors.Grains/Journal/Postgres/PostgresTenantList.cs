using Aivors.Grains.Contracts;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Pages through the tenants by key, so that a page costs the same at any depth.</summary>
internal sealed class PostgresTenantList(NpgsqlDataSource database) : ITenantList
{
    public Task<IReadOnlyList<TenantListRow>> ListAsync(TenantListKey? after, int limit, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(ReadScope.Admin());
            batch.Add(
                """
                select tenant_id, name, status, plan, first_user_id, created_at,
                  balance_seconds, granted_seconds, charged_seconds, low_balance_seconds
                from tenants where (created_at, tenant_id) < ($1, $2)
                order by created_at desc, tenant_id desc limit $3
                """,
                Value(after?.CreatedAt.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)),
                Value(after?.TenantId ?? Guid.AllBitsSet),
                Value(limit));
            await using var rows = await batch.ExecuteScopedAsync(cancel);
            var tenants = new List<TenantListRow>();
            while (await rows.ReadAsync(cancel))
            {
                tenants.Add(Read(rows));
            }

            return (IReadOnlyList<TenantListRow>)tenants;
        });

    private static TenantListRow Read(NpgsqlDataReader row) => new()
    {
        TenantId = row.GetGuid(0),
        Name = row.GetString(1),
        Status = row.GetString(2),
        Plan = row.GetString(3),
        UserId = row.GetGuid(4),
        CreatedAt = row.Time(5),
        Credits = new CreditsView
        {
            BalanceSeconds = row.GetInt64(6),
            GrantedSeconds = row.GetInt64(7),
            ChargedSeconds = row.GetInt64(8),
            LowBalanceSeconds = row.GetInt64(9),
        },
    };
}
