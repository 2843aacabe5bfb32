using System.Diagnostics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Npgsql;

namespace Aivors.Testing.Stack;

/// <summary>A stack of its own for one test or class, that can be stopped and started again on the same data.</summary>
public sealed class LocalRun : IAsyncDisposable
{
    private readonly TemporaryData _data = new();
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string[] _arguments;
    private NpgsqlDataSource? _owner;
    private StackApi? _api;

    private LocalRun(IReadOnlyDictionary<string, string> settings, string[] arguments) => (_settings, _arguments) = (settings, arguments);

    public AppHostProcess? Host { get; private set; }

    public StackApi Api => _api ?? throw new InvalidOperationException("Not started.");

    public string DataFolder => _data.Folder;

    public IReadOnlyDictionary<string, string> Secrets => AppHostProcess.SecretsOf(_data.Folder);

    /// <summary>From the start of the process to the page that says that all is up.</summary>
    public TimeSpan Startup { get; private set; }

    /// <summary>All that any AppHost of this run has started and that still lives, the AppHost included.</summary>
    public IReadOnlyList<StackProcess> Processes => ProcessTable.WithHome(_data.Path);

    public IEnumerable<StackProcess> Silos => Processes.Where(process => process.Command.Contains("Aivors.Silo.dll", StringComparison.Ordinal));

    public static Task<LocalRun> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <param name="settings">Environment variables of the AppHost; what it starts inherits them.</param>
    public static async Task<LocalRun> StartAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        Missing.UnlessLinux();
        var run = new LocalRun(settings, arguments);
        try
        {
            await run.StartHostAsync();
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await CloseAsync();
        var code = await Host!.StopAsync();
        await Host.DisposeAsync();
        Host = null;
        return code;
    }

    public async Task StartHostAsync()
    {
        var settings = new Dictionary<string, string>(_settings, StringComparer.Ordinal)
        {
            ["SignIn__PerIpPerMinute"] = "1000000",
            ["SignIn__PerAccountPerMinute"] = "1000000",
            ["Live__WatchersPerUser"] = "10000",
        };
        var watch = Stopwatch.StartNew();
        Host = await AppHostProcess.StartAsync(_data.Path, settings, ["--port", "0", "--data", _data.Folder, .. _arguments]);
        await Host.UpAsync();
        Startup = watch.Elapsed;
        _api = new StackApi(Host.Address, Secrets);
        _owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(AppHostProcess.OwnerConnectionOf(_data.Folder)) { MaxPoolSize = 5 });
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = _owner!.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Tenants with an agent and credits each, written as the silos write them but past them: signing hundreds up takes a minute. Their agents.</summary>
    public async Task<string[]> OpenTenantsAsync(int count)
    {
        await using var lane = new PostgresJournal(_owner!).OpenLane();
        var agents = new string[count];
        for (var i = 0; i < count; i++)
        {
            var tenantId = Guid.CreateVersion7();
            agents[i] = StackApi.NewAgent();
            await lane.ExecuteAsync(tenantId, JournalBench.Open(tenantId, 600_000), DateTimeOffset.UtcNow, CancellationToken.None);
            await lane.ExecuteAsync(
                tenantId, new BindAgent { AgentId = agents[i], CommandKey = "bind", Actor = "test" }, DateTimeOffset.UtcNow, CancellationToken.None);
        }

        return agents;
    }

    /// <summary>Verifies the journal; empty when all is explained.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync() =>
        [.. (await new JournalVerifier(_owner!).VerifyAsync(null, CancellationToken.None)).SelectMany(verdict => verdict.Findings)];

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (Host is not null) await Host.DisposeAsync();
        _data.Dispose();
    }

    private async Task CloseAsync()
    {
        _api?.Dispose();
        if (_owner is not null) await _owner.DisposeAsync();
        (_api, _owner) = (null, null);
    }
}
