using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Totals and days from <c>call_days</c>, through the reader's data source. Never scans <c>calls</c>.</summary>
internal sealed class PostgresDayReader(NpgsqlDataSource database) : IDayReader
{
    // The database knows the tenant's time zone, and with the same rules by which the calls were put into days.
    private const string Clock = "cross join lateral (select ($2 at time zone t.time_zone)::date as today) clock";

    private const string Overview =
        $"""
        select coalesce(sum(d.calls), 0), coalesce(sum(d.finished), 0), coalesce(sum(d.duration_ms), 0)::int8,
          coalesce(sum(d.charged_seconds), 0)::int8,
          coalesce(sum(d.calls) filter (where d.day = clock.today), 0),
          coalesce(sum(d.calls) filter (where d.day = clock.today - 1), 0)
        from tenants t {Clock}
        left join call_days d on d.tenant_id = t.tenant_id
        where t.tenant_id = $1
        """;

    private const string Series =
        $"""
        select clock.today, d.day, sum(d.calls), sum(d.charged_seconds)::int8
        from tenants t {Clock}
        left join call_days d on d.tenant_id = t.tenant_id and d.day between clock.today - $3 + 1 and clock.today
        where t.tenant_id = $1
        group by clock.today, d.day
        order by d.day
        """;

    public Task<CallOverview> ReadOverviewAsync(ReadScope scope, Guid tenantId, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                Overview,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            return await row.ReadAsync(cancel)
                ? new CallOverview(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))
                : CallOverview.Empty;
        });

    public Task<DaySeries?> ReadSeriesAsync(ReadScope scope, Guid tenantId, DateTimeOffset now, int days, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                Series,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime },
                new NpgsqlParameter<int> { TypedValue = days });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            DateOnly? today = null;
            var counts = new List<DayCounts>();
            while (await row.ReadAsync(cancel))
            {
                today = row.GetFieldValue<DateOnly>(0);
                // A tenant without calls in these days is one row without a day.
                if (!await row.IsDBNullAsync(1, cancel))
                {
                    counts.Add(new DayCounts(row.GetFieldValue<DateOnly>(1), row.GetInt64(2), row.GetInt64(3)));
                }
            }

            return today is { } to ? new DaySeries(to.AddDays(1 - days), to, counts) : null;
        });
}
