using Aivors.Benchmarks.Load;
using Aivors.Benchmarks.Measuring;
using Npgsql;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>One run of one receiver.</summary>
/// <param name="CpuMicroseconds">Of processor time for each acknowledged delivery, by part; <c>postgres</c> among them, the generator as <c>load</c>.</param>
/// <param name="WalBytes">Written for each.</param>
/// <param name="Group">Acknowledged deliveries for each commit of the receiver's database.</param>
internal sealed record Measurement(LoadResult Load, IReadOnlyDictionary<string, double> CpuMicroseconds, double WalBytes, double Group)
{
    /// <summary>Of all processes but the generator.</summary>
    public double CpuTotal => CpuMicroseconds.Where(part => part.Key != "load").Sum(part => part.Value);
}

/// <summary>Reads the counters of processes and database before and after a load.</summary>
internal sealed class Meter(int postgresId)
{
    public async Task<Measurement> MeasureAsync(IReceiver receiver, Func<Task<LoadResult>> run)
    {
        var groups = new Dictionary<string, Func<IEnumerable<int>>>(receiver.Processes, StringComparer.Ordinal)
        {
            ["postgres"] = () => ProcessCpu.Tree(postgresId),
            ["load"] = () => [Environment.ProcessId],
        };
        var cpu = new ProcessCpu(groups);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(receiver.ConnectionString) { MaxPoolSize = 1 });
        var before = await ReadAsync(database);
        var cpuBefore = cpu.Read();
        var load = await run();
        var cpuAfter = cpu.Read();
        var after = await ReadAsync(database);
        var count = Math.Max(1, load.Acknowledged);
        return new Measurement(
            load,
            cpuAfter.ToDictionary(part => part.Key, part => (part.Value - cpuBefore[part.Key]) * 1e6 / count, StringComparer.Ordinal),
            (after.Wal - before.Wal) / count,
            count / Math.Max(1, after.Commits - before.Commits));
    }

    private static async Task<(double Wal, double Commits)> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8,
              (select xact_commit::float8 from pg_stat_database where datname = current_database())
            """);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetDouble(0), row.GetDouble(1));
    }
}
