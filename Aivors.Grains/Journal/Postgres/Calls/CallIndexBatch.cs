using Aivors.Grains.Search;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres.Calls;

/// <summary>
/// The calls of the next facts of several tenants, put into <c>call_search</c> in one transaction: most tenants have a call or two since the
/// last round, and a transaction for each of them cost more than all of their deliveries (measured with 1,000 busy tenants).
/// </summary>
internal static class CallIndexBatch
{
    // Of transcripts as stored, which is compressed; the call that goes over it is the batch's last.
    private const int BytesMax = 2 * 1024 * 1024;

    // Lateral with a limit: each tenant's facts and each call by its key, whatever the planner thinks of arrays. "is true" as in the appending
    // statement: by another index than the key, a busy tenant's calls would all be read for each.
    private const string Read =
        """
        select d.ord, d.seq, d.call_id, d.at, d.goes, case when d.goes then left(d.transcript, $4) end, case when d.goes then left(d.summary, $4) end,
          d.from_number, d.to_number
        from (
          select f.ord, f.seq, f.call_id, c.at, c.transcript, c.summary, c.from_number, c.to_number, coalesce(sum(pg_column_size(c.transcript)) over (
            order by f.ord, f.seq rows between unbounded preceding and 1 preceding), 0) < $5 as goes
          from (
            select b.ord::int4 as ord, b.tenant_id, j.call_id, min(j.seq) as seq
            from unnest($1, $2, $3) with ordinality b(tenant_id, after_seq, up_to_seq, ord)
            cross join lateral (
              select call_id, seq from journal
              where tenant_id = b.tenant_id and seq > b.after_seq and seq <= b.up_to_seq and call_id is not null order by seq limit b.up_to_seq) j
            group by b.ord, b.tenant_id, j.call_id) f
          left join lateral (
            select at, transcript, summary, from_number, to_number from calls
            where call_id = f.call_id and (tenant_id = f.tenant_id) is true limit 1) c on true) d
        order by d.ord, d.seq
        """;

    private const string Write =
        """
        insert into call_search (call_id, tenant_id, at, document)
        select call_id, tenant_id, at, document::tsvector from unnest($1, $2, $3, $4) d(call_id, tenant_id, at, document)
        on conflict (call_id, tenant_id) do update set at = excluded.at, document = excluded.document
        where (call_search.at, call_search.document) is distinct from (excluded.at, excluded.document)
        """;

    // A call that is gone is gone here too: nobody finds what was erased.
    private const string RemoveGone =
        "delete from call_search where (call_id, tenant_id) in (select call_id, tenant_id from unnest($1, $2) d(call_id, tenant_id))";

    private const string Remember =
        """
        insert into call_search_progress (tenant_id, up_to_seq) select tenant_id, up_to_seq from unnest($1, $2) d(tenant_id, up_to_seq)
        on conflict (tenant_id) do update set up_to_seq = excluded.up_to_seq
        """;

    /// <summary>How far each tenant is now; those that the batch did not get to are left out. A call that changes meanwhile comes again.</summary>
    public static async Task<IReadOnlyList<IndexProgress>> RunAsync(
        NpgsqlConnection connection, IReadOnlyList<IndexRange> ranges, CancellationToken cancel)
    {
        var (calls, reached) = await ReadAsync(connection, ranges, cancel);
        var (found, gone) = (calls.Where(call => call.Document is not null).ToArray(), calls.Where(call => call.Document is null).ToArray());
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (gone.Length > 0)
        {
            batch.Add(RemoveGone, Array(gone, call => call.CallId), Array(gone, call => call.TenantId));
        }

        batch.Add(Write, Array(found, call => call.CallId), Array(found, call => call.TenantId), Array(found, call => call.At),
            Array(found, call => call.Document!));
        batch.Add(Remember, Array(reached, tenant => tenant.TenantId), Array(reached, tenant => tenant.UpTo));
        await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return reached;
    }

    private static async Task<(List<Indexed> Calls, List<IndexProgress> Reached)> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<IndexRange> ranges, CancellationToken cancel)
    {
        var calls = new List<Indexed>();
        await using var command = new NpgsqlCommand(Read, connection)
        {
            Parameters =
            {
                Array(ranges, range => range.TenantId), Array(ranges, range => range.After), Array(ranges, range => range.UpTo),
                new NpgsqlParameter<int> { TypedValue = SearchDocument.LongestText }, new NpgsqlParameter<int> { TypedValue = BytesMax },
            },
        };
        await command.PrepareAsync(cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var ord = row.GetInt32(0) - 1;
            if (!row.GetBoolean(4))
            {
                // This call's first fact is where the next batch begins; the tenants after it wait for that one.
                return (calls, Reached(ranges, ord, row.GetInt64(1) - 1));
            }

            calls.Add(row.IsDBNull(3)
                ? new Indexed(ranges[ord].TenantId, row.GetString(2), default, null)
                : new Indexed(ranges[ord].TenantId, row.GetString(2), row.GetDateTime(3), SearchDocument.Of(
                    row.Nullable<string>(5), row.Nullable<string>(6), row.Nullable<string>(7), row.Nullable<string>(8))));
        }

        // Facts have no gaps, so the last one is known beforehand.
        return (calls, Reached(ranges, ranges.Count, 0));
    }

    private static List<IndexProgress> Reached(IReadOnlyList<IndexRange> ranges, int whole, long partlyTo)
    {
        var reached = ranges.Take(whole).Select(range => new IndexProgress(range.TenantId, range.UpTo)).ToList();
        if (whole < ranges.Count)
        {
            reached.Add(new IndexProgress(ranges[whole].TenantId, partlyTo));
        }

        return reached;
    }

    private static NpgsqlParameter<TValue[]> Array<TRow, TValue>(IEnumerable<TRow> rows, Func<TRow, TValue> value) => new()
    {
        TypedValue = [.. rows.Select(value)],
        NpgsqlDbType = NpgsqlDbType.Array | (typeof(TValue) == typeof(Guid) ? NpgsqlDbType.Uuid : typeof(TValue) == typeof(long) ? NpgsqlDbType.Bigint
            : typeof(TValue) == typeof(DateTime) ? NpgsqlDbType.TimestampTz : NpgsqlDbType.Text),
    };

    /// <param name="Document">Null: the call is gone.</param>
    private sealed record Indexed(Guid TenantId, string CallId, DateTime At, string? Document);
}

/// <summary>A tenant's facts that a batch takes up: those after <paramref name="After"/>, up to and with <paramref name="UpTo"/>.</summary>
internal sealed record IndexRange(Guid TenantId, long After, long UpTo, long HeadSeq);

/// <param name="UpTo">The last fact whose call is indexed.</param>
internal sealed record IndexProgress(Guid TenantId, long UpTo);
