using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Work that one process of the cluster does at a time, whoever comes first: a lock of the database's session, free again when that ends.</summary>
internal static class AdvisoryLock
{
    /// <summary>Runs the work under the lock; <c>default</c> when another process holds it.</summary>
    public static async Task<T?> TryRunAsync<T>(NpgsqlDataSource database, long key, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (var take = Command("select pg_try_advisory_lock($1)", connection, key))
        {
            if (await take.ExecuteScalarAsync(cancel) is not true)
            {
                return default;
            }
        }

        try
        {
            return await work(connection);
        }
        finally
        {
            await using var free = Command("select pg_advisory_unlock($1)", connection, key);
            await free.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, long key) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = key } } };
}
