using System.Globalization;
using Aivors.AppHost.Embedded.Processes;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing.Retell;
using Npgsql;

namespace Aivors.Testing.Stack;

/// <summary>
/// The real silo and Api on real stores, started by the AppHost as a process of its own when the first test asks, and gone when the run
/// ends. Declare it with <c>[assembly: AssemblyFixture(typeof(RunningStack))]</c>.
/// </summary>
public sealed class RunningStack : IAsyncDisposable
{
    private readonly TemporaryData _data = new();
    private readonly Lazy<Task<RetellStandIn>> _retell = new(() => Task.Run(RetellStandIn.StartAsync));
    private readonly Lazy<Task<AppHostProcess>> _host;
    private readonly Lazy<Task<StackApi>> _api;
    private readonly Lazy<Task<NpgsqlDataSource>> _owner;
    private readonly Lazy<Task<ApiClient>> _admin;

    public RunningStack()
    {
        // On the pool: a test's own scheduler must not own what all tests await.
        _host = new(() => Task.Run(StartAsync));
        _api = new(() => Task.Run(async () => new StackApi((await _host.Value).Address, AppHostProcess.SecretsOf(_data.Folder))));
        _admin = new(() => Task.Run(async () => await (await _api.Value).SignInAdminAsync()));
        _owner = new(() => Task.Run(async () =>
        {
            await _host.Value;
            return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(AppHostProcess.OwnerConnectionOf(_data.Folder)) { MaxPoolSize = 5 });
        }));
    }

    public Task<AppHostProcess> HostAsync() => _host.Value;

    public Task<StackApi> ApiAsync() => _api.Value;

    /// <summary>The first admin's browser, shared: for what needs no session of its own.</summary>
    public Task<ApiClient> AdminAsync() => _admin.Value;

    /// <summary>What stands in for Retell, for silo and Api alike. Shared: workspaces are told apart by their keys.</summary>
    internal Task<RetellStandIn> RetellAsync() => _retell.Value;

    /// <summary>The database as its owner, for checks.</summary>
    public Task<NpgsqlDataSource> OwnerAsync() => _owner.Value;

    /// <summary>A client with a connected agent and credits.</summary>
    public async Task<(SignedUp User, string AgentId)> ClientAsync(long minutes = 100)
    {
        var api = await ApiAsync();
        var user = await api.SignUpAsync();
        var agentId = await StackApi.ConnectAgentAsync(user);
        if (minutes > 0) await StackApi.GrantAsync(await AdminAsync(), user.UserId, minutes);
        return (user, agentId);
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = (await OwnerAsync()).CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Verifies the journal; empty when all is explained.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync() =>
        [.. (await new JournalVerifier(await OwnerAsync()).VerifyAsync(null, CancellationToken.None)).SelectMany(verdict => verdict.Findings)];

    /// <summary>One more Api process on the same cluster and database, with settings of its own.</summary>
    public async Task<OtherApi> StartOtherApiAsync(IReadOnlyDictionary<string, string> settings)
    {
        Missing.UnlessLinux();
        var host = await HostAsync();
        var first = ProcessTable.DescendantsOf(host.Id).First(process => process.Command.Contains("Aivors.Api.dll", StringComparison.Ordinal));
        var environment = ProcessTable.EnvironmentOf(first.Id);
        var port = Ports.Free();
        environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        foreach (var (key, value) in settings) environment[key] = value;
        return await OtherApi.StartAsync(environment, new Uri(environment["ASPNETCORE_URLS"]!), AppHostProcess.SecretsOf(_data.Folder));
    }

    /// <summary>One more Api that asks this stand-in, and connects no agent without proof.</summary>
    internal Task<OtherApi> StartProofApiAsync(RetellStandIn retell) => StartOtherApiAsync(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Retell__BaseUrl"] = retell.BaseUrl,
        ["Retell__Retries"] = "0",
        ["Retell__PublicUrl"] = "https://calls.example.com",
        ["Agents__Proof"] = "required",
    });

    public async ValueTask DisposeAsync()
    {
        if (_api.IsValueCreated && _api.Value.IsCompletedSuccessfully) (await _api.Value).Dispose();
        if (_owner.IsValueCreated && _owner.Value.IsCompletedSuccessfully) await (await _owner.Value).DisposeAsync();
        if (_host.IsValueCreated && _host.Value.IsCompletedSuccessfully) await (await _host.Value).DisposeAsync();
        if (_retell.IsValueCreated && _retell.Value.IsCompletedSuccessfully) await (await _retell.Value).DisposeAsync();
        _data.Dispose();
    }

    private async Task<AppHostProcess> StartAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SignIn__PerIpPerMinute"] = "1000000",
            ["SignIn__PerAccountPerMinute"] = "1000000",
            // No test's key may leave the machine; and runs begin when a test asks for them.
            ["Retell__BaseUrl"] = (await _retell.Value).BaseUrl,
            ["Reconciliation__IntervalMinutes"] = "0",
        };
        var host = await AppHostProcess.StartAsync(_data.Path, settings, "--port", "0", "--data", _data.Folder);
        try
        {
            return await host.UpAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }
}
