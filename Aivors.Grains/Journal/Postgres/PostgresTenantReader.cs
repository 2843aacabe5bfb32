using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Users with their tenants, through the reader's data source.</summary>
internal sealed class PostgresTenantReader(NpgsqlDataSource database) : ITenantReader
{
    private const string Account =
        """
        select u.user_id, u.tenant_id, u.name, u.email, u.role, u.created_at, t.name, t.status, t.plan, t.time_zone,
          t.balance_seconds, t.granted_seconds, t.charged_seconds, t.low_balance_seconds
        from users u join tenants t on t.tenant_id = u.tenant_id
        """;

    private const string Matches =
        "($1 is null or u.name ilike $1 or u.email ilike $1 or t.name ilike $1) and ($2 is null or t.status = $2)";

    public Task<TenantAccount?> FindByUserAsync(ReadScope scope, Guid userId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(scope);
        batch.Add($"{Account} where u.user_id = $1", new NpgsqlParameter<Guid> { TypedValue = userId });
        await using var row = await batch.ExecuteScopedAsync(cancel);
        return await row.ReadAsync(cancel) ? Read(row) : null;
    });

    public Task<Paged<TenantAccount>> SearchAsync(ReadScope scope, TenantSearch search, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                $"{Account} where {Matches} order by u.created_at desc, u.user_id desc limit $3 offset $4",
                Pattern(search.Text),
                Text(search.Status),
                new NpgsqlParameter<int> { TypedValue = search.Limit },
                new NpgsqlParameter<int> { TypedValue = search.Skip });
            batch.Add(
                $"select count(*) from users u join tenants t on t.tenant_id = u.tenant_id where {Matches}",
                Pattern(search.Text),
                Text(search.Status));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var accounts = new List<TenantAccount>(search.Limit);
            while (await row.ReadAsync(cancel))
            {
                accounts.Add(Read(row));
            }

            await row.NextResultAsync(cancel);
            await row.ReadAsync(cancel);
            return new Paged<TenantAccount>(accounts, row.GetInt64(0));
        });

    private static TenantAccount Read(NpgsqlDataReader row) => new()
    {
        UserId = row.GetGuid(0),
        TenantId = row.GetGuid(1),
        Name = row.GetString(2),
        Email = row.GetString(3),
        Role = row.GetString(4),
        CreatedAt = row.Time(5),
        TenantName = row.GetString(6),
        Status = row.GetString(7),
        Plan = row.GetString(8),
        TimeZone = row.GetString(9),
        Credits = new CreditsView
        {
            BalanceSeconds = row.GetInt64(10),
            GrantedSeconds = row.GetInt64(11),
            ChargedSeconds = row.GetInt64(12),
            LowBalanceSeconds = row.GetInt64(13),
        },
    };

    // The text is what a person typed, not a pattern: its wildcards, and the sign that escapes them, stand for themselves.
    private static NpgsqlParameter Pattern(string? text) =>
        Text(text is null ? null : $@"%{text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%");

    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };
}
