using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using Aivors.Grains.Search;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres.Calls;

/// <summary>Filtered lists of calls, through the reader's data source.</summary>
internal sealed class PostgresCallListReader(NpgsqlDataSource database) : ICallListReader
{
    private const int RunningMax = 100;

    // Windows of matches that are looked through for a neighbour before there is none.
    private const int NeighbourWindows = 10;

    // After the summary and the two texts.
    private const string FurtherColumns = "c.from_number, c.to_number, c.at at time zone z.zone, c.ended_at at time zone z.zone";

    private const string From = "from calls c cross join (select time_zone as zone from tenants where tenant_id = $1) z";

    public Task<FilteredCalls> ReadPageAsync(ReadScope scope, Guid tenantId, CallPageQuery query, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            var (filter, order) = (query.Filter, query.Order);
            var window = CallMatches.WindowOf(filter, order, query.Limit);
            var start = order.Sort == CallSort.At ? query.After : null;
            var matches = await CallMatches.FindAsync(
                database, scope, tenantId, filter, order is { Sort: CallSort.At, Ascending: true }, start, window, cancel);
            if (matches is { CallIds.Count: 0 })
            {
                return new FilteredCalls([], null);
            }

            await using var batch = database.CreateBatch(scope).InIndexOrder();
            var conditions = new CallConditions(tenantId).Filter(filter).After(order, query.After).Among(matches?.CallIds);
            AddPage(batch, conditions, query);
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var calls = new List<FilteredCall>();
            while (calls.Count < query.Limit && await row.ReadAsync(cancel))
            {
                calls.Add(ReadCall(row, query));
            }

            if (calls.Count == query.Limit && await row.ReadAsync(cancel))
            {
                return new FilteredCalls(calls, PlaceOf(calls[^1].Call, order.Sort));
            }

            // The matches looked at are used up, but there may be more of them.
            return new FilteredCalls(calls, matches is { IsCapped: true } && order.Sort == CallSort.At ? matches.Last : null);
        });

    public Task<long?> ReadCounterAsync(ReadScope scope, Guid tenantId, CallFilter filter, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            if (CallCounters.ColumnOf(filter) is not { } column)
            {
                return (long?)null;
            }

            await using var batch = database.CreateBatch(scope);
            CallCounters.Add(batch, tenantId, filter, column);
            await using var row = await batch.ExecuteScopedAsync(cancel);
            await row.ReadAsync(cancel);
            return row.GetInt64(0);
        });

    public Task<CallCount> CountAsync(ReadScope scope, Guid tenantId, CallFilter filter, int cap, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            var matches = await CallMatches.FindAsync(
                database, scope, tenantId, filter, false, null, CallMatches.WindowOf(filter, CallOrder.NewestFirst, cap), cancel);
            await using var batch = database.CreateBatch(scope);
            var conditions = new CallConditions(tenantId).Filter(filter).Among(matches?.CallIds);
            // One more than is told shows that there are more.
            batch.Add($"select count(*) from (select from calls c where {conditions.Where} limit {cap + 1}) counted", [.. conditions.Parameters]);
            await using var row = await batch.ExecuteScopedAsync(cancel);
            await row.ReadAsync(cancel);
            var count = row.GetInt64(0);
            return new CallCount(Math.Min(count, cap), count > cap || matches is { IsCapped: true });
        });

    public async Task<CallNeighbours?> FindNeighboursAsync(
        ReadScope scope, Guid tenantId, string callId, CallFilter filter, CancellationToken cancel)
    {
        var place = await PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                "select at from calls where call_id = $1 and tenant_id = $2",
                new NpgsqlParameter<string> { TypedValue = callId },
                new NpgsqlParameter<Guid> { TypedValue = tenantId });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            return await row.ReadAsync(cancel) ? new CallPlace(row.Time(0), callId) : (CallPlace?)null;
        });
        return place is not { } here ? null : new CallNeighbours(
            await FindNextAsync(scope, tenantId, filter, new CallOrder(CallSort.At, Ascending: true), here, cancel),
            await FindNextAsync(scope, tenantId, filter, CallOrder.NewestFirst, here, cancel));
    }

    public Task<IReadOnlyList<CallSummary>> ListRunningAsync(ReadScope scope, Guid tenantId, DateTimeOffset since, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                $"""
                select {CallRow.SummaryColumns}, '', '' from calls c
                where c.tenant_id = $1 and c.at > $2 and c.event_rank = 1
                order by c.at desc, c.call_id desc limit {RunningMax}
                """,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<DateTime> { TypedValue = since.UtcDateTime });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var running = new List<CallSummary>();
            while (await row.ReadAsync(cancel))
            {
                running.Add(CallRow.ReadSummary(row));
            }

            return (IReadOnlyList<CallSummary>)running;
        });

    private async Task<string?> FindNextAsync(
        ReadScope scope, Guid tenantId, CallFilter filter, CallOrder order, CallPlace after, CancellationToken cancel)
    {
        for (var windows = 0; windows < NeighbourWindows; windows++)
        {
            var page = await ReadPageAsync(scope, tenantId, new CallPageQuery(filter, order, 1, after, CallTexts.None), cancel);
            if (page.Calls.Count > 0 || page.Next is not { } next)
            {
                return page.Calls is [var found, ..] ? found.Call.CallId : null;
            }

            after = next;
        }

        return null;
    }

    /// <summary>The page's statement. The payload and the rest of long texts are never touched: see the plan tests.</summary>
    internal static void AddPage(NpgsqlBatch batch, CallConditions conditions, CallPageQuery query)
    {
        // A highlight needs the text that was searched; a preview only its beginning.
        var length = query.Texts.Highlights ? SearchDocument.LongestText : query.Texts.PreviewLength;
        var columns = $"{CallRow.SummaryColumns}, {Text("c.transcript", length)}, {Text("c.summary", length)}, {FurtherColumns}";
        // One more than asked for tells whether there is a following page.
        var limit = conditions.Parameter(new NpgsqlParameter<int> { TypedValue = query.Limit + 1 });
        batch.Add(
            $"select {columns} {From} where {conditions.Where} order by {CallConditions.OrderBy(query.Order)} limit {limit}",
            [.. conditions.Parameters]);
    }

    private static string Text(string column, int? length) => length switch
    {
        null => column,
        0 => "null::text",
        _ => $"left({column}, {length})",
    };

    private static FilteredCall ReadCall(NpgsqlDataReader row, CallPageQuery query)
    {
        var call = CallRow.ReadSummary(row);
        var highlights = query is { Texts.Highlights: true, Filter.Text: { } text }
            ? new CallHighlights(SearchHighlight.Of(call.Transcript, text), SearchHighlight.Of(call.Summary, text))
            : null;
        var preview = query.Texts is { Highlights: true, PreviewLength: { } length }
            ? call with { Transcript = Cut(call.Transcript, length), Summary = Cut(call.Summary, length) }
            : call;
        return new FilteredCall(
            preview, row.Nullable<string>(19), row.Nullable<string>(20), row.ByClock(21, call.At)!.Value, row.ByClock(22, call.EndedAt), highlights);
    }

    private static string? Cut(string? text, int length) => text is null ? null : JsonText.Cap(text, length);

    // As the database rounds: see the column talk_seconds.
    private static CallPlace PlaceOf(CallSummary call, CallSort sort) => new(
        sort switch { CallSort.At => 0, CallSort.Duration => ((call.DurationMs ?? -500) + 500) / 1000, _ => call.ChargedSeconds ?? 0 },
        call.At,
        call.CallId);
}
