using Aivors.Grains.Journal.Postgres;
using Npgsql;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>The plan of a reader's statement, under the reader's own login and scope.</summary>
internal static class ReadPlan
{
    /// <summary>In place of a value: planned as <see cref="ScopedReads.InIndexOrder"/> has it.</summary>
    public static object InIndexOrder { get; } = new();

    /// <summary>The plan as the tenant's own scope gets it, or without one as an admin's.</summary>
    public static async Task<string> ExplainAsync(NpgsqlDataSource reader, Guid? tenant, string sql, params object[] values)
    {
        await using var connection = await reader.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var scope = new NpgsqlCommand("select set_config('aivors.tenant_id', $1, true), set_config('aivors.admin', $2, true)"
            + (values.Contains(InIndexOrder) ? $", {ScopedReads.IndexOrder}" : ""), connection)
        {
            Parameters = { new() { Value = $"{tenant}" }, new() { Value = tenant is null ? "on" : "" } },
        };
        await scope.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand($"explain (analyze, buffers, costs off) {sql}", connection);
        foreach (var value in values.Where(value => !ReferenceEquals(value, InIndexOrder)))
        {
            explain.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        var lines = new List<string>();
        await using var row = await explain.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        return string.Join('\n', lines);
    }
}
