using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Batches that tell the database session whose data they may see before they read any.</summary>
internal static class ScopedReads
{
    // A page that takes longer than this is of no use to whoever waits for it.
    public const int TimeoutSeconds = 10;

    /// <summary>
    /// A batch whose first command sets the scope for this transaction only: one round trip, and nothing stays on a pooled
    /// connection. Its result is one row to skip: use <see cref="ExecuteScopedAsync"/>.
    /// </summary>
    public static NpgsqlBatch CreateBatch(this NpgsqlDataSource database, ReadScope scope) => Scope(database.CreateBatch(), scope);

    /// <summary>The same within a transaction, whose later batches then have the scope too.</summary>
    public static NpgsqlBatch CreateBatch(this NpgsqlConnection connection, ReadScope scope) => Scope(new NpgsqlBatch(connection), scope);

    /// <summary>
    /// For lists that walk along an index and stop. Row-level security's condition is guessed to let few rows through, so the planner would
    /// rather gather all of a tenant's rows and sort them.
    /// </summary>
    public static NpgsqlBatch InIndexOrder(this NpgsqlBatch batch)
    {
        batch.BatchCommands[0].CommandText += $", {IndexOrder}";
        return batch;
    }

    internal const string IndexOrder = "set_config('enable_bitmapscan', 'off', true)";

    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Runs the batch; the reader stands before the rows of the first command after the scope.</summary>
    public static async Task<NpgsqlDataReader> ExecuteScopedAsync(this NpgsqlBatch batch, CancellationToken cancel)
    {
        var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.NextResultAsync(cancel);
        return rows;
    }

    private static NpgsqlBatch Scope(NpgsqlBatch batch, ReadScope scope)
    {
        batch.Timeout = TimeoutSeconds;
        batch.Add(
            "select set_config('aivors.tenant_id', $1, true), set_config('aivors.admin', $2, true)",
            new NpgsqlParameter<string> { TypedValue = scope.TenantId?.ToString() ?? "" },
            new NpgsqlParameter<string> { TypedValue = scope.IsAdmin ? "on" : "" });
        return batch;
    }
}
