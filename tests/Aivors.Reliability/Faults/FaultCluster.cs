using System.Globalization;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Stack;
using Aivors.Testing.Stack;
using Npgsql;

namespace Aivors.Reliability.Faults;

/// <summary>Two silos and two Apis as processes, with the environment that the embedded AppHost gives them, on the harness's stores.</summary>
internal sealed class FaultCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly Reaper _reaper = Reaper.Start();
    private readonly TemporaryData _data = new();
    private readonly HttpClient _http = new();
    private readonly bool _isInside;
    private readonly List<Node> _silos = [];
    private readonly List<Node> _apis = [];
    private LocalSecrets _secrets = null!;

    private FaultCluster(bool isInside) => _isInside = isInside;

    public Stores Stores { get; private set; } = null!;

    public IReadOnlyList<Node> Silos => _silos;

    public IReadOnlyList<Node> Apis => _apis;

    public IEnumerable<Node> Nodes => _silos.Concat(_apis);

    public NpgsqlDataSource Owner { get; private set; } = null!;

    /// <summary>A folder with the silo's and the Api's programs of an earlier version, if one was named.</summary>
    public string? Previous { get; set; }

    public StackApi Client { get; private set; } = null!;

    public string LogFolder => Path.Combine(_data.Path, "logs");

    /// <summary>Holds what the clocks of the first silo and the first Api show, when libfaketime is there.</summary>
    public string? ClockFile { get; private set; }

    public static async Task<FaultCluster> StartAsync(bool isInside, int seed)
    {
        var cluster = new FaultCluster(isInside);
        try
        {
            await cluster.BeginAsync(seed);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whatever was done to it, undone: every process runs, is thawed and reaches its stores. Ends when all are healthy.</summary>
    public async Task HealAsync()
    {
        // The rules of our own network; those of the machine are nobody's business here.
        if (_isInside) await Signals.RunAsync("nft", "flush", "ruleset");
        foreach (var disk in new[] { Stores.DataDisk, Stores.WalDisk }.Where(Directory.Exists)) File.Delete(Path.Combine(disk, "filler"));
        if (ClockFile is not null) await File.WriteAllTextAsync(ClockFile, "+0");
        foreach (var node in Nodes)
        {
            node.Database.Heal();
            node.Redis.Heal();
            Signals.Thaw(node.Pid);
        }

        // whoever runs another version, or with a limit, comes back as it was
        foreach (var node in Nodes.Where(n => n.OtherBuild is not null || n.Extra.Count > 0))
        {
            node.OtherBuild = null;
            node.Extra.Clear();
            if (!node.HasEnded) await node.StopAsync();
        }

        foreach (var pid in Stores.PostgresPids()) Signals.Thaw(pid);
        Signals.Thaw(Stores.RedisPid);
        await Stores.ReviveRedisAsync();
        await Stores.RevivePostgresAsync();
        await Task.WhenAll(Nodes.Select(ReviveAsync));
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (Owner is not null) await Owner.DisposeAsync();
        await Task.WhenAll(_apis.Select(n => n.DisposeAsync().AsTask()));
        await Task.WhenAll(_silos.Select(n => n.DisposeAsync().AsTask()));
        if (Stores is not null) await Stores.DisposeAsync();
        await _reaper.DisposeAsync();
        _http.Dispose();
        _data.Dispose();
    }

    private async Task BeginAsync(int seed)
    {
        Directory.CreateDirectory(LogFolder);
        Stores = await Stores.StartAsync(_data.Path, _isInside, _reaper);
        _secrets = LocalSecrets.Load(Path.Combine(_data.Path, "secrets.json"), _ => null);
        if (FakeTimeLibrary() is not null) await File.WriteAllTextAsync(ClockFile = Path.Combine(_data.Path, "clock"), "+0");
        var clusterId = $"faults-{seed}";
        for (var i = 1; i <= 2; i++) _silos.Add(NewNode($"silo-{i}", "Aivors.Silo", clusterId, seed + i));
        for (var i = 1; i <= 2; i++) _apis.Add(NewNode($"api-{i}", "Aivors.Api", clusterId, seed + 10 + i));
        foreach (var silo in _silos) silo.Start();
        await Task.WhenAll(_silos.Select(ReviveAsync));
        foreach (var api in _apis) api.Start();
        await Task.WhenAll(_apis.Select(ReviveAsync));
        Owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Stores.Owner) { Pooling = false, Timeout = 5 });
        Client = new StackApi(_apis[0].Address, _secrets.Values);
    }

    private Node NewNode(string name, string project, string clusterId, int seed)
    {
        var (database, redis) = (new FaultProxy(Stores.PostgresPort, seed), new FaultProxy(Stores.RedisPort, seed));
        var stack = new StackSettings
        {
            ClusterId = clusterId,
            Database = new NpgsqlConnectionStringBuilder(Stores.Owner) { Port = database.Port }.ConnectionString,
            Redis = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{redis.Port},password={Stores.RedisPassword}"),
            Secrets = _secrets,
        };
        var ports = Ports.Free(3);
        var environment = project == "Aivors.Silo"
            ? ServiceEnvironment.Silo(stack, name, ports[0], ports[1], ports[2])
            : ServiceEnvironment.Api(stack, ports[0]);
        environment["Logging__LogLevel__Default"] = "Warning";
        environment["SignIn__PerIpPerMinute"] = environment["SignIn__PerAccountPerMinute"] = "1000000";
        if (ClockFile is not null && name.EndsWith("-1", StringComparison.Ordinal)) AddFakeTime(environment, ClockFile);
        return new Node(name, project, ports[0], environment, database, redis, _reaper, LogFolder);
    }

    // The only set with which .NET's timers and sleeps stay right while the wall clock jumps.
    private static void AddFakeTime(Dictionary<string, string?> environment, string file)
    {
        environment["LD_PRELOAD"] = FakeTimeLibrary();
        environment["FAKETIME_TIMESTAMP_FILE"] = file;
        environment["FAKETIME_NO_CACHE"] = "1";
        environment["FAKETIME_DONT_RESET"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        environment["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
    }

    private static string? FakeTimeLibrary() =>
        Directory.Exists("/usr/lib") ? Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }).FirstOrDefault() : null;

    private async Task ReviveAsync(Node node)
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (!patience.IsCancellationRequested)
        {
            await node.ReviveAsync();
            if (await node.IsHealthyAsync(_http)) return;
            await Task.Delay(200);
        }

        throw new InvalidOperationException($"{node.Name} does not become healthy again: {await TailAsync(node)}");
    }

    private async Task<string> TailAsync(Node node) =>
        string.Join(" | ", (await File.ReadAllLinesAsync(Path.Combine(LogFolder, $"{node.Name}.log"))).TakeLast(5));
}
