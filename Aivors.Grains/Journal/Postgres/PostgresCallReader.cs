using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Calls, through the reader's data source.</summary>
internal sealed class PostgresCallReader(NpgsqlDataSource database) : ICallReader
{
    // Internal for the test that holds its plan: a deep page must cost what the first one does.
    // left() reads only the beginning of a long value; the payload is never touched.
    internal const string List =
        $"""
        select {CallRow.SummaryColumns}, left(c.transcript, $6), left(c.summary, $6)
        from calls c
        where c.tenant_id = $1 and (c.at, c.call_id) < ($2, $3)
        order by c.at desc, c.call_id desc
        limit $4 offset $5
        """;

    private const string Find =
        $"""
        select {CallRow.SummaryColumns}, c.transcript, c.summary, c.tenant_id, t.first_user_id, c.from_number, c.to_number, c.disconnection_reason,
          c.in_voicemail, c.analysis::text, c.recording_url, c.public_log_url, c.transfer_destination, c.cost_cents, c.metadata::text,
          c.charge_seq, c.rule, c.transfer_ended_at, c.history, c.payload
        from calls c join tenants t on t.tenant_id = c.tenant_id
        where c.call_id = $1 and ($2 or c.tenant_id = $3)
        order by c.first_at
        limit 1
        """;

    private const string FindPayload =
        """
        select c.payload, c.tenant_id, t.first_user_id
        from calls c join tenants t on t.tenant_id = c.tenant_id
        where c.call_id = $1 and ($2 or c.tenant_id = $3)
        order by c.first_at
        limit 1
        """;

    // Later than any call: Npgsql writes it as infinity.
    private static readonly CallPosition Newest = new(new DateTimeOffset(DateTime.MaxValue, TimeSpan.Zero), "");

    public Task<CallPage> ListAsync(ReadScope scope, Guid tenantId, CallListQuery query, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            var after = query.After ?? Newest;
            await using var batch = database.CreateBatch(scope);
            // One more than asked for tells whether there is a following page.
            batch.Add(
                List,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<DateTime> { TypedValue = after.At.UtcDateTime },
                new NpgsqlParameter<string> { TypedValue = after.CallId },
                new NpgsqlParameter<int> { TypedValue = query.Limit + 1 },
                new NpgsqlParameter<int> { TypedValue = query.Skip },
                new NpgsqlParameter<int> { TypedValue = query.PreviewLength });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var calls = new List<CallSummary>(query.Limit);
            while (calls.Count < query.Limit && await row.ReadAsync(cancel))
            {
                calls.Add(CallRow.ReadSummary(row));
            }

            var more = calls.Count > 0 && await row.ReadAsync(cancel);
            return new CallPage(calls, more ? new CallPosition(calls[^1].At, calls[^1].CallId) : null);
        });

    public Task<CallDetails?> FindAsync(ReadScope scope, string callId, CancellationToken cancel) =>
        FindAsync(Find, scope, callId, CallRow.ReadDetails, cancel);

    public Task<FoundPayload?> FindPayloadAsync(ReadScope scope, string callId, CancellationToken cancel) =>
        FindAsync(
            FindPayload, scope, callId,
            row => row.Nullable<byte[]>(0) is { } payload ? new FoundPayload(row.GetGuid(1), row.GetGuid(2), payload) : null,
            cancel);

    private Task<T?> FindAsync<T>(string sql, ReadScope scope, string callId, Func<NpgsqlDataReader, T?> read, CancellationToken cancel)
        where T : class => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(scope);
        batch.Add(
            sql,
            new NpgsqlParameter<string> { TypedValue = callId },
            new NpgsqlParameter<bool> { TypedValue = scope.IsAdmin },
            new NpgsqlParameter<Guid> { TypedValue = scope.TenantId ?? Guid.Empty });
        await using var row = await batch.ExecuteScopedAsync(cancel);
        return await row.ReadAsync(cancel) ? read(row) : null;
    });
}
