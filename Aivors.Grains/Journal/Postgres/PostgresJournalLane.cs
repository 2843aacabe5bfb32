using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>One lane: a connection of its own with the appending statement prepared on it.</summary>
internal sealed class PostgresJournalLane(NpgsqlDataSource database) : IJournalLane
{
    // A generic plan suits every group, and a small tenants table must not be scanned for each: measured, +50 % time at group size 1. All is
    // looked up row by row, in an index's own order: bitmaps are for many rows, and hide which index has the order.
    internal const string PlannerSettings = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_bitmapscan = off; set jit = off";

    private PreparedAppend? _append;

    public Task<IReadOnlyList<DeliveryOutcome?>> AppendAsync(IReadOnlyList<DeliveryAppend> group, DateTimeOffset now, CancellationToken cancel) =>
        WithAppendAsync(append => append.RunAsync(group, now, cancel), cancel);

    public Task<CommandOutcome> ExecuteAsync(Guid tenantId, TenantCommand command, DateTimeOffset now, CancellationToken cancel) =>
        WithAppendAsync(append => PostgresCommand.RunAsync(append.Connection, tenantId, command, now, cancel), cancel);

    public async ValueTask DisposeAsync()
    {
        if (_append is { } append)
        {
            await append.DisposeAsync();
        }
    }

    private Task<T> WithAppendAsync<T>(Func<PreparedAppend, Task<T>> run, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        var append = _append ??= await PreparedAppend.OpenAsync(database, cancel);
        try
        {
            return await run(append);
        }
        catch (Exception e) when (e is not PostgresException || append.Connection.FullState != System.Data.ConnectionState.Open)
        {
            // The connection is of unknown standing: the next attempt gets a new one.
            _append = null;
            await append.DisposeAsync();
            throw;
        }
    });

    private sealed class PreparedAppend(NpgsqlConnection connection, NpgsqlBatch batch, NpgsqlParameter<Guid[]> tenants,
        NpgsqlParameter<DateTime> now, IReadOnlyList<DeliveryColumns.IColumn> columns) : IAsyncDisposable
    {
        public NpgsqlConnection Connection => connection;

        public static async Task<PreparedAppend> OpenAsync(NpgsqlDataSource database, CancellationToken cancel)
        {
            var connection = await database.OpenConnectionAsync(cancel);
            try
            {
                await using (var settings = new NpgsqlCommand(PlannerSettings, connection))
                {
                    await settings.ExecuteNonQueryAsync(cancel);
                }

                var tenants = new NpgsqlParameter<Guid[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, TypedValue = [] };
                var now = new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = DateTime.UnixEpoch };
                var columns = DeliveryColumns.CreateAll();
                var append = new NpgsqlBatchCommand(SqlText.AppendDeliveries) { Parameters = { now } };
                foreach (var column in columns)
                {
                    append.Parameters.Add(column.Parameter);
                }

                var batch = new NpgsqlBatch(connection)
                {
                    BatchCommands = { new NpgsqlBatchCommand(SqlText.LockTenants) { Parameters = { tenants } }, append },
                };
                // Explicitly: with automatic preparation a data error on the preparing execution spoils the next use of the statement.
                await batch.PrepareAsync(cancel);
                return new PreparedAppend(connection, batch, tenants, now, columns);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }

        public async Task<IReadOnlyList<DeliveryOutcome?>> RunAsync(IReadOnlyList<DeliveryAppend> group, DateTimeOffset at, CancellationToken cancel)
        {
            tenants.TypedValue = [.. group.Select(a => a.TenantId).Distinct()];
            now.TypedValue = at.UtcDateTime;
            foreach (var column in columns)
            {
                column.Fill(group);
            }

            var outcomes = new DeliveryOutcome?[group.Count];
            // Both statements travel in one round trip and commit together.
            await using var rows = await batch.ExecuteReaderAsync(cancel);
            await rows.NextResultAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                var ord = rows.GetInt32(0);
                outcomes[ord] = DeliveryOutcomeRow.Read(rows, group[ord]);
            }

            // The commit's own errors surface here.
            await rows.CloseAsync();
            return outcomes;
        }

        public async ValueTask DisposeAsync()
        {
            await batch.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
