using System.Text.RegularExpressions;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>
/// What the reader's login may plan. Row-level security forbids conditions that could leak from being used before its own, which would turn
/// every page into a scan of all of a tenant's calls without anybody noticing at a test's size.
/// </summary>
public sealed class ReadPlanTests(Backends backends)
{
    [Fact]
    public async Task A_deep_page_of_calls_goes_straight_to_its_place_in_the_index()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.Database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, event, event_rank, first_at, at, day, hour)
            select 'call_' || i, $1, 'agent_a', 'call_ended', 2, moment, moment, moment::date, 0
            from generate_series(1, 20000) i, lateral (select $2::timestamptz + i * interval '1 minute' as moment) m
            """,
            tenant, Deliveries.Start.UtcDateTime);
        await bench.Database.ExecuteAsync("analyze calls");

        var plan = await ReadPlan.ExplainAsync(
            bench.Database.Reader, tenant, PostgresCallReader.List, tenant, Deliveries.Start.AddMinutes(500).UtcDateTime, "call_500", 51, 0, 200);

        Assert.Contains("calls_by_time", plan, StringComparison.Ordinal);
        Assert.Matches(@"Index Cond: .*ROW\(at, call_id\) < ROW", plan);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clients_own_deliveries_are_found_by_its_index_among_everybodys()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.Database.ExecuteAsync(
            """
            insert into deliveries (delivery_id, received_at, door, verdict, tenant_id, agent_id, call_id, event)
            select gen_random_uuid(), $2::timestamptz + i * interval '1 second', 'n8n', 'recorded', case when i % 20 = 0 then $1 else gen_random_uuid() end,
              'agent', 'call_' || i, 'call_ended'
            from generate_series(1, 20000) i
            """,
            tenant, Deliveries.Start.UtcDateTime);
        await bench.Database.ExecuteAsync("analyze deliveries");

        var plan = await ReadPlan.ExplainAsync(bench.Database.Reader, tenant, PostgresDeliveryReader.List, ReadPlan.InIndexOrder, Null(NpgsqlDbType.Text), Null(NpgsqlDbType.Text),
            Null(NpgsqlDbType.Text), Null(NpgsqlDbType.TimestampTz), Null(NpgsqlDbType.TimestampTz), Null(NpgsqlDbType.TimestampTz),
            Null(NpgsqlDbType.Uuid), 21, tenant);

        Assert.Contains("deliveries_by_tenant", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TenantSort.LastCall)]
    [InlineData(TenantSort.CallsToday)]
    [InlineData(TenantSort.DaysLeft)]
    [InlineData(TenantSort.Name)]
    public async Task The_list_of_tenants_steps_into_the_counters_of_a_week_and_to_the_latest_call(TenantSort sort)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var now = Deliveries.Start.UtcDateTime;
        await bench.Database.ExecuteAsync(
            """
            insert into tenants (tenant_id, name, first_user_id, created_at, balance_seconds, granted_seconds)
            select gen_random_uuid(), 'Tenant ' || i, gen_random_uuid(), $1::timestamptz - interval '1 year', 600, 600 from generate_series(1, 500) i
            """,
            now);
        await bench.Database.ExecuteAsync(
            "insert into call_days (tenant_id, day, agent_id, calls) select tenant_id, ($1::timestamptz - i * interval '1 day')::date, 'a', 1 from tenants, generate_series(0, 80) i",
            now);
        await bench.Database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, event, event_rank, first_at, at, day, hour)
            select 'call_' || i, tenant_id, 'a', 'call_ended', 2, $1, $1::timestamptz - i * interval '1 hour', $1::date, 0 from tenants, generate_series(1, 80) i
            """,
            now);
        await bench.Database.ExecuteAsync("analyze tenants, call_days, calls");

        var query = new TenantListQuery(50, null, null, sort, Descending: true, After: null);
        var plan = await ReadPlan.ExplainAsync(bench.Database.Reader, tenant: null, TenantListSql.PageOf(query), ReadPlan.InIndexOrder, now, DateOnly.FromDateTime(now).AddDays(-8),
            Null(NpgsqlDbType.Text), Null(NpgsqlDbType.Text), Null(NpgsqlDbType.Text), Null(NpgsqlDbType.Bigint), Null(NpgsqlDbType.Uuid), 51);

        Assert.DoesNotContain("Seq Scan on call_days", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on calls", plan, StringComparison.Ordinal);
        Assert.True(Regex.IsMatch(plan, @"Scan using calls_by_time on calls c.* rows=1"), plan);
        // Of 81 days, those that the pace looks at.
        Assert.True(Regex.IsMatch(plan, @"Index Cond: \(\(tenant_id = .*\) AND \(day >= "), plan);
    }

    private static NpgsqlParameter Null(NpgsqlDbType type) => new() { NpgsqlDbType = type, Value = DBNull.Value };

    // A custom plan, as the reader's unprepared statements get. Of 200,000 calls of ten agents, over 200 days.
    [Fact]
    public async Task The_overview_touches_counters_of_its_days_and_a_few_calls()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await FillAsync(bench.Database, tenant, calls: 200_000);
        var (from, to) = (new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 21));
        var reader = bench.Database.Reader;

        string[] plans =
        [
            await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.Now, tenant, from, to, NoAgent),
            await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.Days, tenant, from, to, NoAgent),
            await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.Hours, tenant, from, to, OverviewSql.AllAgents),
            await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.WeekHours, tenant, from, to, OverviewSql.AllAgents),
            await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.Agents, tenant, from, to),
            await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.Running, tenant, Deliveries.Start.AddHours(-3).UtcDateTime, NoAgent),
        ];

        Assert.All(plans, plan => Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal));
        Assert.All(plans[..4], plan => Assert.DoesNotContain("calls_", plan, StringComparison.Ordinal));
        Assert.Contains("call_hours_pkey", plans[3], StringComparison.Ordinal);
        // the names: five calls of each agent at most, however many it has
        Assert.Matches(@"Index Scan using calls_by_agent on calls c \(actual time=\S+ rows=[1-5](\.00)? loops=10\)", plans[4]);
        Assert.Matches(@"calls_running.* rows=2(\.00)? loops=1", plans[5]);

        var standing = await ReadPlan.ExplainAsync(reader, tenant, OverviewSql.Standing, tenant, Deliveries.Start.UtcDateTime, 7, to.AddDays(-8));
        Assert.Matches(@"Index Cond: \(\(tenant_id = .*\) AND \(day >= ", standing);
    }

    private static NpgsqlParameter NoAgent => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value };

    private static async Task FillAsync(TestDatabase database, Guid tenant, int calls)
    {
        await database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, agent_name, event, event_rank, first_at, at, day, hour, duration_ms, charged_seconds, charge_seq, rule)
            select 'call_' || i, $1, 'agent_' || i % 10, 'Agent', case when i > 2 then 'call_ended' else 'call_started' end, case when i > 2 then 2 else 1 end,
              moment, moment, moment::date, extract(hour from moment), 60000, 60, i, 'minute-up@1'
            from generate_series(1, $3::int) i, lateral (select $2::timestamptz - (i - 1) * interval '200 days' / $3::int as moment) m
            """,
            tenant, Deliveries.Start.UtcDateTime, calls);
        await database.ExecuteAsync(
            """
            insert into call_days (tenant_id, day, agent_id, calls, finished, duration_ms, charged_seconds)
            select tenant_id, day, agent_id, count(*), count(*), sum(duration_ms), sum(charged_seconds) from calls group by 1, 2, 3
            """);
        await database.ExecuteAsync(
            """
            insert into call_hours (tenant_id, day, hour, agent_id, calls, duration_ms, charged_seconds)
            select tenant_id, day, hour, coalesce(agent_id, ''), count(*), sum(duration_ms), sum(charged_seconds)
            from calls group by grouping sets ((tenant_id, day, hour, agent_id), (tenant_id, day, hour))
            """);
        await database.ExecuteAsync("analyze calls, call_days, call_hours, tenants");
    }
}
