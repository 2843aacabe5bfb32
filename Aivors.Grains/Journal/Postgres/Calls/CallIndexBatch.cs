using Aivors.Grains.Search;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres.Calls;

/// <summary>The calls of a tenant's next facts, put into <c>call_search</c> in one transaction.</summary>
internal static class CallIndexBatch
{
    private const int FactsMax = 500;

    // Of transcripts as stored, which is compressed; the call that goes over it is the batch's last.
    private const int BytesMax = 2 * 1024 * 1024;

    private const string Read =
        """
        select d.seq, d.call_id, d.goes, case when d.goes then left(d.transcript, $4) end, case when d.goes then left(d.summary, $4) end,
          d.from_number, d.to_number
        from (
          select f.seq, c.*, coalesce(sum(pg_column_size(c.transcript)) over (
            order by f.seq rows between unbounded preceding and 1 preceding), 0) < $5 as goes
          from (
            select call_id, min(seq) as seq from journal
            where tenant_id = $1 and seq > $2 and seq <= $3 and call_id is not null group by call_id) f
          join calls c on c.call_id = f.call_id and c.tenant_id = $1) d
        order by d.seq
        """;

    // A call that is gone is gone here too: nobody finds what was erased.
    private const string RemoveGone =
        """
        delete from call_search s
        where s.tenant_id = $1
          and s.call_id in (select j.call_id from journal j where j.tenant_id = $1 and j.seq > $2 and j.seq <= $3 and j.call_id is not null)
          and not exists (select from calls c where c.call_id = s.call_id and c.tenant_id = s.tenant_id)
        """;

    private const string Write =
        """
        insert into call_search (call_id, tenant_id, at, document)
        select d.call_id, $1, c.at, d.document::tsvector
        from unnest($2::text[], $3::text[]) d(call_id, document)
        join calls c on c.call_id = d.call_id and c.tenant_id = $1
        on conflict (call_id, tenant_id) do update set at = excluded.at, document = excluded.document
        where (call_search.at, call_search.document) is distinct from (excluded.at, excluded.document)
        """;

    private const string Remember =
        """
        insert into call_search_progress (tenant_id, up_to_seq) values ($1, $2)
        on conflict (tenant_id) do update set up_to_seq = excluded.up_to_seq
        """;

    /// <summary>The last fact that is dealt with now. A call that changes meanwhile has a later fact, and comes again.</summary>
    public static async Task<long> RunAsync(NpgsqlConnection connection, IndexProgress tenant, CancellationToken cancel)
    {
        var (documents, upTo) = await ReadAsync(connection, tenant, cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(RemoveGone, Id(tenant), Number(tenant.UpTo), Number(upTo));
        batch.Add(Write, Id(tenant), Texts(documents.Keys), Texts(documents.Values));
        batch.Add(Remember, Id(tenant), Number(upTo));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return upTo;
    }

    private static async Task<(Dictionary<string, string> Documents, long UpTo)> ReadAsync(
        NpgsqlConnection connection, IndexProgress tenant, CancellationToken cancel)
    {
        // Facts have no gaps, so the last one is known beforehand.
        var upTo = Math.Min(tenant.HeadSeq, tenant.UpTo + FactsMax);
        await using var command = new NpgsqlCommand(Read, connection)
        {
            Parameters =
            {
                Id(tenant), Number(tenant.UpTo), Number(upTo), new() { Value = SearchDocument.LongestText }, new() { Value = BytesMax },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            if (!row.GetBoolean(2))
            {
                // This call's first fact is where the next batch begins.
                return (documents, row.GetInt64(0) - 1);
            }

            documents.Add(
                row.GetString(1),
                SearchDocument.Of(row.Nullable<string>(3), row.Nullable<string>(4), row.Nullable<string>(5), row.Nullable<string>(6)));
        }

        return (documents, upTo);
    }

    private static NpgsqlParameter<Guid> Id(IndexProgress tenant) => new() { TypedValue = tenant.TenantId };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = values.ToArray() };
}
