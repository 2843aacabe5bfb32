using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;
using static Aivors.Grains.Journal.Postgres.AccountReading;
using static Aivors.Grains.Journal.Postgres.TenantListSql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The tenants with what an admin asks about them, in one round trip.</summary>
internal sealed class PostgresTenantList(NpgsqlDataSource database) : ITenantList
{
    private const int DetailsMax = 1000;

    public Task<TenantListPage> ListAsync(ReadScope scope, TenantListQuery query, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope).InIndexOrder();
            // One more than asked for tells whether there is a following page.
            batch.Add(PageOf(query), Parameters(query, now, query.Limit + 1));
            batch.Add(Count, Pattern(query.Text), Optional(NpgsqlDbType.Text, query.Text), Optional(NpgsqlDbType.Text, query.Status));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var tenants = new List<TenantListRow>(query.Limit);
            TenantListKey? last = null, next = null;
            while (await row.ReadAsync(cancel))
            {
                if (tenants.Count == query.Limit)
                {
                    next = last;
                    continue;
                }

                tenants.Add(Read(row));
                last = new TenantListKey(query.Sort == TenantSort.Name ? 0 : row.GetInt64(17), tenants[^1].TenantId);
            }

            await row.NextResultAsync(cancel);
            await row.ReadAsync(cancel);
            return new TenantListPage(tenants, next, row.GetInt64(0));
        });

    public Task<TenantDetail?> FindAsync(ReadScope scope, Guid tenantId, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope).InIndexOrder();
            batch.Add(One, Value(now.UtcDateTime), Value(Since(now)), Value(tenantId));
            batch.Add($"select user_id, name, email, role, created_at from users where tenant_id = $1 order by created_at, user_id limit {DetailsMax}",
                Value(tenantId));
            batch.Add(
                $"select agent_id, from_at from agent_bindings where tenant_id = $1 and to_at is null order by from_at, binding_id limit {DetailsMax}",
                Value(tenantId));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            if (!await row.ReadAsync(cancel))
            {
                return null;
            }

            var tenant = Read(row);
            await row.NextResultAsync(cancel);
            var users = new List<TenantUser>();
            while (await row.ReadAsync(cancel))
            {
                users.Add(new TenantUser(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Time(4)));
            }

            await row.NextResultAsync(cancel);
            var agents = new List<ConnectedAgent>();
            while (await row.ReadAsync(cancel))
            {
                agents.Add(new ConnectedAgent(row.GetString(0), row.Time(1)));
            }

            return new TenantDetail(tenant, users, agents);
        });

    private static NpgsqlParameter[] Parameters(TenantListQuery query, DateTimeOffset now, int limit) =>
    [
        Value(now.UtcDateTime),
        Value(Since(now)),
        Pattern(query.Text),
        Optional(NpgsqlDbType.Text, query.Text),
        Optional(NpgsqlDbType.Text, query.Status),
        Optional(NpgsqlDbType.Bigint, query.After?.Value),
        Optional(NpgsqlDbType.Uuid, query.After?.TenantId),
        Value(limit),
    ];

    // The pace looks at seven days before today, and today may have begun the day before.
    private static DateOnly Since(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-8);

    private static TenantListRow Read(NpgsqlDataReader row) => new()
    {
        TenantId = row.GetGuid(0),
        FirstUserId = row.GetGuid(1),
        Name = row.GetString(2),
        Status = row.GetString(3),
        Plan = row.GetString(4),
        TimeZone = row.GetString(5),
        CreatedAt = row.Time(6),
        Credits = new CreditsView
        {
            BalanceSeconds = row.GetInt64(7),
            GrantedSeconds = row.GetInt64(8),
            ChargedSeconds = row.GetInt64(9),
            LowBalanceSeconds = row.GetInt64(10),
        },
        Email = row.Nullable<string>(11),
        CallsToday = row.GetInt64(12),
        DaysLeft = row.NullableInt64(13),
        LastCallAt = row.NullableTime(14),
        Agents = row.GetInt64(15),
        RetentionDays = row.IsDBNull(16) ? null : row.GetInt32(16),
    };

    // The text is what a person typed, not a pattern: its wildcards, and the sign that escapes them, stand for themselves.
    private static NpgsqlParameter Pattern(string? text) => Optional(NpgsqlDbType.Text,
        text is null ? null : $@"%{text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%");

    private static NpgsqlParameter Optional(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
