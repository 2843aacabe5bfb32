using System.Data;
using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// The overview, through the reader's data source, in two round trips of one transaction: first what day it is for the tenant, then all
/// that is counted in the days that follow from it.
/// </summary>
internal sealed class PostgresOverviewReader(NpgsqlDataSource database) : IOverviewReader
{
    private const int PaceDaysMax = 7;

    // As the tenant's grain counts them: what started longer ago has lost its end.
    private static readonly TimeSpan RunningFor = TimeSpan.FromHours(3);

    public Task<OverviewCounts?> ReadAsync(
        ReadScope scope, Guid tenantId, OverviewQuery query, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            // One view for all statements: totals, agents and hours add up to the same, also while calls come in.
            await using var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            if (await ReadStandingAsync(connection, scope, tenantId, now, cancel) is not { } standing)
            {
                return null;
            }

            await using var batch = new NpgsqlBatch(connection) { Timeout = ScopedReads.TimeoutSeconds };
            AddCounts(batch, tenantId, query, standing.Clock, now);
            await using var row = await batch.ExecuteReaderAsync(cancel);
            return await OverviewRows.ReadAsync(row, standing, cancel);
        });

    private static async Task<TenantStanding?> ReadStandingAsync(
        NpgsqlConnection connection, ReadScope scope, Guid tenantId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch(scope);
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-PaceDaysMax - 1);
        batch.Add(OverviewSql.Standing, Id(tenantId), Time(now), new NpgsqlParameter<int> { TypedValue = PaceDaysMax }, Day(since));
        await using var row = await batch.ExecuteScopedAsync(cancel);
        return await row.ReadAsync(cancel) ? OverviewRows.ReadStanding(row) : null;
    }

    private static void AddCounts(NpgsqlBatch batch, Guid tenantId, OverviewQuery query, TenantClock clock, DateTimeOffset now)
    {
        var (days, before) = (query.Period.DaysOn(clock.Today), query.Period.DaysBefore(clock.Today));
        batch.Add(OverviewSql.Now, Id(tenantId), Day(clock.PaceDays.From), Day(clock.Today), Agent(query));
        batch.Add(OverviewSql.Running, Id(tenantId), Time(now - RunningFor), Agent(query));
        batch.Add(OverviewSql.Days, Id(tenantId), Day(before.From), Day(days.To), Agent(query));
        batch.Add(OverviewSql.WeekHours, Id(tenantId), Day(days.From), Day(days.To), AgentOrAll(query));
        batch.Add(OverviewSql.Agents, Id(tenantId), Day(days.From), Day(days.To));
        if (query.Period.Name == OverviewPeriod.Today)
        {
            batch.Add(OverviewSql.Hours, Id(tenantId), Day(before.From), Day(days.To), AgentOrAll(query));
        }
    }

    private static NpgsqlParameter<Guid> Id(Guid id) => new() { TypedValue = id };

    private static NpgsqlParameter<DateTime> Time(DateTimeOffset at) => new() { TypedValue = at.UtcDateTime };

    private static NpgsqlParameter<DateOnly> Day(DateOnly day) => new() { TypedValue = day };

    private static NpgsqlParameter<string> AgentOrAll(OverviewQuery query) => new() { TypedValue = query.AgentId ?? OverviewSql.AllAgents };

    private static NpgsqlParameter Agent(OverviewQuery query) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)query.AgentId ?? DBNull.Value };
}
