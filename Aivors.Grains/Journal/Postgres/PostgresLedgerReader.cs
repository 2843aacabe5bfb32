using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Facts, through the reader's data source.</summary>
internal sealed class PostgresLedgerReader(NpgsqlDataSource database) : ILedgerReader
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "seq, at, kind, call_id, amount_seconds, balance_seconds, rule, data::text, actor";

    private const string List =
        $"""
        select {Columns}
        from journal
        where tenant_id = $1 and seq < $2
        order by seq desc
        limit $3
        """;

    public Task<LedgerPage> ListAsync(ReadScope scope, Guid tenantId, int limit, long? before, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                List,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<long> { TypedValue = before ?? long.MaxValue },
                new NpgsqlParameter<int> { TypedValue = limit + 1 });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var entries = new List<LedgerEntry>(limit);
            while (entries.Count < limit && await row.ReadAsync(cancel))
            {
                entries.Add(Read(row));
            }

            var more = entries.Count > 0 && await row.ReadAsync(cancel);
            return new LedgerPage(entries, more ? entries[^1].Seq : null);
        });

    public static LedgerEntry Read(NpgsqlDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        At = row.Time(1),
        Kind = row.GetString(2),
        CallId = row.Nullable<string>(3),
        AmountSeconds = row.GetInt64(4),
        BalanceSeconds = row.GetInt64(5),
        Rule = row.Nullable<string>(6),
        Data = row.GetString(7),
        Actor = row.GetString(8),
    };
}
