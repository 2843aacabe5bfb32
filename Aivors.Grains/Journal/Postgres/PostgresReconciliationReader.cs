using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Runs of the reconciliation and their findings, through the reader's data source.</summary>
internal sealed class PostgresReconciliationReader(NpgsqlDataSource database) : IReconciliationReader
{
    public Task<IReadOnlyList<ReconciliationRun>> ListAsync(ReadScope scope, ReconciliationQuery query, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                $"""
                select {ReconciliationRow.Columns} from reconciliations
                where ($1 is null or workspace_id is not distinct from nullif($1, $2)) and ($3 is null or run_id < $3)
                order by run_id desc limit $4
                """,
                Id(query.WorkspaceId), Id(IReconciliationGrain.Agency), Id(query.Before), new NpgsqlParameter<int> { TypedValue = query.Limit });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var runs = new List<ReconciliationRun>();
            while (await row.ReadAsync(cancel))
            {
                runs.Add(ReconciliationRow.Read(row));
            }

            return (IReadOnlyList<ReconciliationRun>)runs;
        });

    public Task<ReconciliationDetails?> FindAsync(ReadScope scope, Guid runId, int findingsMax, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add($"select {ReconciliationRow.Columns} from reconciliations where run_id = $1", Id(runId));
            batch.Add(
                """
                select call_id, agent_id, kind, outcome, reason, known_ms, listed_ms, noted_at
                from reconciliation_findings where run_id = $1 order by call_id limit $2
                """,
                Id(runId), new NpgsqlParameter<int> { TypedValue = findingsMax + 1 });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            if (!await row.ReadAsync(cancel))
            {
                return null;
            }

            var run = ReconciliationRow.Read(row);
            await row.NextResultAsync(cancel);
            var findings = new List<ReconciliationFinding>();
            while (findings.Count < findingsMax && await row.ReadAsync(cancel))
            {
                findings.Add(new ReconciliationFinding(
                    row.GetString(0), row.Nullable<string>(1), row.GetString(2), row.GetString(3), row.Nullable<string>(4), row.NullableInt64(5),
                    row.NullableInt64(6), row.Time(7)));
            }

            var hasMore = findings.Count == findingsMax && await row.ReadAsync(cancel);
            return new ReconciliationDetails(run, findings, hasMore);
        });

    private static NpgsqlParameter Id(Guid? value) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)value ?? DBNull.Value };
}
