using System.Globalization;
using Aivors.AppHost.Embedded.Processes;
using Aivors.Testing.Stack;

namespace Aivors.Reliability.Faults;

/// <summary>A silo or an Api: a process with a database and a Redis of its own to reach, each behind a proxy. It keeps its ports.</summary>
internal sealed class Node(string name, string project, int port, Dictionary<string, string?> environment, FaultProxy database, FaultProxy redis, Reaper reaper,
    string logs) : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan RestartPatience = TimeSpan.FromSeconds(60);

    private ChildProcess? _process;

    public string Name => name;

    public FaultProxy Database => database;

    public FaultProxy Redis => redis;

    public int Pid => _process!.Id;

    public bool HasEnded => _process!.Exited.IsCompleted;

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>For the partitions: where other silos reach it.</summary>
    public int SiloPort => int.Parse(environment["Orleans__Endpoints__SiloPort"]!, CultureInfo.InvariantCulture);

    /// <summary>What the next start has beside its own environment, such as a limit.</summary>
    public Dictionary<string, string?> Extra { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the next start finds its program, if not in this build: a folder with those of another version.</summary>
    public string? OtherBuild { get; set; }

    public void Start()
    {
        var dll = OtherBuild is null ? AppHostProcess.BuiltProgram(project) : Path.Combine(OtherBuild, project, $"{project}.dll");
        _process = ChildProcess.Start(new ChildProcessOptions(name, DotnetProgram.Path, [dll])
        {
            WorkingDirectory = Path.GetDirectoryName(dll),
            Environment = environment.Concat(Extra).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal),
            LogFile = Path.Combine(logs, $"{name}.log"),
        });
        reaper.AddApplication(_process.Id);
    }

    public void Kill() => Signals.Kill(Pid);

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signals.Terminate(Pid);
        return await _process!.Exited.WaitAsync(StopPatience);
    }

    /// <summary>Starts it again where it has ended, for whatever reason.</summary>
    public async Task ReviveAsync()
    {
        if (_process is { Exited.IsCompleted: false }) return;
        if (_process is not null)
        {
            await _process.DisposeAsync();
            reaper.Forget(_process.Id);
        }

        Start();
    }

    /// <summary>Stopped in order, started again, and healthy.</summary>
    public async Task RestartAsync()
    {
        using var http = new HttpClient();
        await StopAsync();
        await ReviveAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await IsHealthyAsync(http))
        {
            if (watch.Elapsed > RestartPatience) throw new InvalidOperationException($"{name} does not start");
            await Task.Delay(200);
        }
    }

    public async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            using var answer = await http.GetAsync(new Uri(Address, "/health"), patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            Signals.Thaw(Pid);
            await _process.StopAsync(TimeSpan.FromSeconds(10));
            await _process.DisposeAsync();
        }

        await database.DisposeAsync();
        await redis.DisposeAsync();
    }
}
