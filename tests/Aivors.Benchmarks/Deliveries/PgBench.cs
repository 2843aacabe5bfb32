using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Npgsql;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>
/// The limit of the database alone: Postgres' own load generator with one equivalent row for each transaction, and with thirty. The body
/// comes from a table, so it neither crosses a connection nor is it parsed anew by a client: a bound that no receiver can quite reach.
/// </summary>
internal sealed partial class PgBench(AppHostProcess host, string connectionString)
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private int _runs;

    /// <summary>Rows a second; null where pgbench is not installed.</summary>
    public async Task<double?> RunAsync(int rows, int clients, int tenants, TimeSpan duration, CancellationToken cancel)
    {
        if (Find() is not { } program)
        {
            return null;
        }

        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(rows, tenants), cancel);
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            var start = new ProcessStartInfo(program,
            [
                "-n", "-M", "prepared", "-f", script, "-c", Text(clients), "-j", "1", "-T", Text((int)duration.TotalSeconds),
                "-h", builder.Host!, "-p", Text(builder.Port), "-U", builder.Username!, builder.Database!,
            ]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PGPASSWORD"] = builder.Password;
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            var match = Rate().Match(said);
            return match.Success ? double.Parse(match.Groups["tps"].Value, CultureInfo.InvariantCulture) * rows
                : throw new InvalidOperationException($"pgbench failed: {await process.StandardError.ReadToEndAsync(cancel)}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private string Script(int rows, int tenants)
    {
        var tag = $"{_run}{++_runs}";
        // In the order of the tenants' ids, as every writer must take them, or two clients would wait for each other in a circle.
        var share = Math.Max(1, tenants / rows);
        int Least(int row) => Math.Min(tenants, 1 + row * share);
        var script = new StringBuilder().AppendLine("begin;");
        for (var i = 0; i < rows; i++)
        {
            script.AppendLine(CultureInfo.InvariantCulture, $"""
                \set t{i} {Least(i)} + random(0, {share - 1})
                \set s{i} random(0, 15)
                \set n{i} random(1, 9000000000000000)
                with stored as (
                  insert into pgbench_calls (call_id, tenant_id, agent_id, duration_ms, minutes, payload)
                  select 'call_{tag}_{i}_' || :client_id || '_' || :n{i}, :t{i}, 'agent', 61499, 2, body from samples where id = :s{i}
                  on conflict (call_id) do nothing returning tenant_id, call_id),
                charged as (update tenants t set credits = credits - 2 from stored where t.tenant_id = stored.tenant_id returning t.tenant_id)
                insert into ledger (tenant_id, call_id, minutes) select stored.tenant_id, stored.call_id, 2 from stored;
                """);
        }

        return script.AppendLine("commit;").ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string? Find()
    {
        var beside = ProcessTable.Read(host.PostgresId)?.Command.Split(' ')[0] is { } server ? Path.GetDirectoryName(server) : null;
        return new[] { beside }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")) : [])
            .OfType<string>().Select(folder => Path.Combine(folder, "pgbench")).FirstOrDefault(File.Exists);
    }

    [GeneratedRegex(@"tps = (?<tps>[\d.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();
}
