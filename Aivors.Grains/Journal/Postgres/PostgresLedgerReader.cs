using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Facts, through the reader's data source.</summary>
internal sealed class PostgresLedgerReader(NpgsqlDataSource database) : ILedgerReader
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "seq, at, kind, call_id, amount_seconds, balance_seconds, rule, data::text, actor";

    // Internal for the test that holds its plan. Numbers follow the commits, whose times come from the silos' clocks: nearly in order. So
    // the days are looked up by halving, an hour to the safe side, and the exact times leave out what is beyond them.
    internal const string List =
        $"""
        with bounds as (
          select time_zone as zone, head_seq,
            ($5::date)::timestamp at time zone time_zone as from_at, ($6::date + 1)::timestamp at time zone time_zone as to_at
          from tenants where tenant_id = $1),
        edges as materialized (
          select b.zone, coalesce(b.from_at, '-infinity') as from_at, coalesce(b.to_at, 'infinity') as to_at,
            case when b.from_at is null then 1 else ({FirstSince} b.from_at - interval '1 hour' {FirstSinceEnd}) end as first,
            case when b.to_at is null then b.head_seq + 1 else ({FirstSince} b.to_at + interval '1 hour' {FirstSinceEnd}) end as past
          from bounds b)
        select {Columns}, at at time zone (select zone from edges)
        from journal
        where tenant_id = $1 and seq >= (select first from edges) and seq < least($2, (select past from edges))
          and at >= (select from_at from edges) and at < (select to_at from edges) and (cardinality($4) = 0 or kind = any ($4))
        order by seq desc
        limit $3
        """;

    // The number of the first fact since a moment, in as many steps as the number of facts has binary digits.
    private const string FirstSince = "with recursive s(lo, hi, since) as (select 1::int8, b.head_seq + 1,";

    private const string FirstSinceEnd =
        """
          union all
          select case when j.at < s.since then j.seq + 1 else s.lo end, case when j.at < s.since then s.hi else j.seq end, s.since
          from s cross join lateral (select seq, at from journal where tenant_id = $1 and seq = (s.lo + s.hi) / 2 limit 1) j
          where s.lo < s.hi)
          select lo from s where lo = hi
        """;

    public Task<LedgerPage> ListAsync(ReadScope scope, Guid tenantId, LedgerFilter filter, int limit, long? before, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                List,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<long> { TypedValue = before ?? long.MaxValue },
                new NpgsqlParameter<int> { TypedValue = limit + 1 },
                new NpgsqlParameter<string[]> { TypedValue = [.. filter.Kinds] },
                Day(filter.From),
                Day(filter.To));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var entries = new List<LedgerEntry>(limit);
            while (entries.Count < limit && await row.ReadAsync(cancel))
            {
                var entry = Read(row);
                entries.Add(entry with { LocalAt = row.ByClock(9, entry.At) });
            }

            var more = entries.Count > 0 && await row.ReadAsync(cancel);
            return new LedgerPage(entries, more ? entries[^1].Seq : null);
        });

    private static NpgsqlParameter Day(DateOnly? day) =>
        new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)day ?? DBNull.Value };

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
