using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>A row of <c>reconciliations</c>.</summary>
internal static class ReconciliationRow
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns =
        """
        run_id, workspace_id, tenant_id, kind, agent_id, from_at, to_at, asked_at, started_at, ended_at, status, error,
        listed, missing, filled, differing, corrected, extra, failed
        """;

    public static ReconciliationRun Read(NpgsqlDataReader row) => new()
    {
        RunId = row.GetGuid(0),
        WorkspaceId = row.NullableGuid(1),
        TenantId = row.NullableGuid(2),
        Kind = row.GetString(3),
        AgentId = row.Nullable<string>(4),
        From = row.Time(5),
        To = row.Time(6),
        AskedAt = row.Time(7),
        StartedAt = row.NullableTime(8),
        EndedAt = row.NullableTime(9),
        Status = row.GetString(10),
        Error = row.Nullable<string>(11),
        Counts = ReadCounts(row, 12),
    };

    /// <summary>From seven columns on.</summary>
    public static ReconciliationCounts ReadCounts(NpgsqlDataReader row, int first) => new(
        row.GetInt32(first), row.GetInt32(first + 1), row.GetInt32(first + 2), row.GetInt32(first + 3), row.GetInt32(first + 4),
        row.GetInt32(first + 5), row.GetInt32(first + 6));
}
