using System.Diagnostics;
using System.Globalization;
using Aivors.AppHost.Embedded.Processes;
using Aivors.Benchmarks.Load;
using Aivors.Benchmarks.Measuring;
using Npgsql;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>A plain receiver as a process of its own, on a database of its own in the same Postgres.</summary>
internal sealed class PeerReceiver : IReceiver
{
    private const string Secret = "benchmark-secret-0123456789";

    private readonly Process _process;
    private readonly NpgsqlDataSource _database;

    private PeerReceiver(string name, Process process, int port, string connectionString, string[] agents)
    {
        (Name, _process, ConnectionString, Agents) = (name, process, connectionString, agents);
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4 });
        Target = new Target(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), "/webhook", [("x-n8n-webhook-secret", Secret)]);
    }

    public string Name { get; }

    public Target Target { get; }

    public string[] Agents { get; }

    public string ConnectionString { get; }

    public IReadOnlyDictionary<string, Func<IEnumerable<int>>> Processes =>
        new Dictionary<string, Func<IEnumerable<int>>>(StringComparer.Ordinal) { ["api"] = () => ProcessCpu.Tree(_process.Id) };

    /// <summary>Node with Express and pg, from <c>Peers/node</c>; its packages come from npm when they are not there yet.</summary>
    public static async Task<PeerReceiver> StartNodeAsync(string connectionString, string[] agents)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Peers", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", "ci --silent") { WorkingDirectory = folder })!;
            await install.WaitForExitAsync();
        }

        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var url = $"postgres://{Uri.EscapeDataString(builder.Username!)}:{Uri.EscapeDataString(builder.Password ?? "")}@{builder.Host}:{builder.Port}/{builder.Database}";
        return await StartAsync("Node + Express", "node", ["receiver.js"], folder, new() { ["DATABASE_URL"] = url, ["NODE_ENV"] = "production" },
            connectionString, agents);
    }

    /// <summary>The plain ASP.NET one: this very program.</summary>
    public static Task<PeerReceiver> StartPlainAsync(string connectionString, string[] agents) => StartAsync("ASP.NET + Npgsql", DotnetProgram.Path,
        [typeof(PeerReceiver).Assembly.Location, "peer"], AppContext.BaseDirectory,
        new() { ["DATABASE_URL"] = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 20, MaxAutoPrepare = 10 }.ToString() },
        connectionString, agents);

    public async Task<IReadOnlyList<string>> CheckAsync(string run, int acknowledged, int sent)
    {
        await using var command = _database.CreateCommand("""
            select (select count(*) from calls where call_id like $1), (select count(*) from ledger where call_id like $1),
              (select coalesce(sum(minutes), 0)::bigint from ledger where call_id like $1)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $@"call\_{run}%" });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var (calls, lines, minutes) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        return calls >= acknowledged && calls <= sent && lines == calls && minutes == lines * Fleet.MinutesPerCall
            ? []
            : [$"{acknowledged} acknowledged of {sent} sent, {calls} calls, {lines} lines of {minutes} min"];
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<PeerReceiver> StartAsync(string name, string program, IReadOnlyList<string> arguments, string folder,
        Dictionary<string, string> environment, string connectionString, string[] agents)
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        start.Environment["WEBHOOK_SECRET"] = Secret;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var peer = new PeerReceiver(name, Process.Start(start)!, port, connectionString, agents);
        _ = peer._process.StandardOutput.ReadToEndAsync();
        await peer.UntilListeningAsync();
        return peer;
    }

    private async Task UntilListeningAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                using var connection = await RawConnection.OpenAsync(Target, patience.Token);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }
}
