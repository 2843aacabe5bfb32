using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aivors.AppHost.Embedded;
using Aivors.AppHost.Embedded.Postgres;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.Testing.Stack;

/// <summary>The real AppHost as a process of its own, in its embedded form, and what it said.</summary>
public sealed partial class AppHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // What a developer has set for the own stack must not reach the one under test.
    private static readonly string[] Foreign =
    [
        "ConnectionStrings__aivorsdb", "ConnectionStrings__redis", "N8n__WebhookSecret", "Jwt__SigningKey", "Admin__Email", "Admin__Password",
        "Database__OwnerPassword", "Database__WriterPassword", "Database__ReaderPassword", "Redis__Password", "AIVORS_SILO_DLL", "AIVORS_API_DLL",
        "AIVORS_APPHOST", "OTEL_EXPORTER_OTLP_ENDPOINT", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT",
    ];

    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Reaper _reaper;
    private readonly ChildProcess _process;

    private AppHostProcess(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        _reaper = Reaper.Start();
        _process = ChildProcess.Start(new ChildProcessOptions("apphost", DotnetProgram.Path, [BuiltProgram("Aivors.AppHost"), "--embedded", .. arguments])
        {
            WorkingDirectory = "/",
            Environment = environment,
            OnLines = Take,
        });
        _reaper.AddApplication(_process.Id);
    }

    public int Id => _process.Id;

    public Task<int> Exited => _process.Exited;

    /// <summary>Everything that it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_gate) return string.Join('\n', _lines);
        }
    }

    /// <summary>The Api's address; only once it is up.</summary>
    public Uri Address => new(Found(ApiLine()));

    /// <summary>From start to healthy, by its own watch.</summary>
    public double StartupSeconds => double.Parse(Found(UpLine()), CultureInfo.InvariantCulture);

    public int PostgresId => int.Parse(Found(PostgresLine()), CultureInfo.InvariantCulture);

    public int RedisPort => int.Parse(Found(RedisLine()), CultureInfo.InvariantCulture);

    /// <summary>Starts it without waiting for anything.</summary>
    public static async Task<AppHostProcess> StartAsync(string home, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> arguments)
    {
        var environment = Foreign.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        environment["HOME"] = home; // else the developer's user secrets would be read
        environment["AIVORS_POSTGRES_BIN"] = await PostgresFolderAsync();
        // Tests and benchmarks ask more in a minute than people do; what is about the limits sets its own.
        (environment["Limits__PerTenantPerMinute"], environment["Limits__PerAddressPerMinute"]) = ("100000000", "100000000");
        foreach (var (key, value) in settings) environment[key] = value;
        return new AppHostProcess(arguments, environment);
    }

    /// <summary>The built program of the same configuration as the tests.</summary>
    public static string BuiltProgram(string project)
    {
        var root = Repository.FindRoot(AppContext.BaseDirectory) ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        // bin/Debug/net10.0, or whatever kind of build these tests are of
        var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var kind = own[(own.LastIndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal) + 1)..];
        return Path.Combine(root, project, kind, $"{project}.dll");
    }

    /// <summary>Waits until the stack is healthy; fails with what was printed when it ends first.</summary>
    public async Task<AppHostProcess> UpAsync()
    {
        var first = await Task.WhenAny(_up.Task, Exited, Task.Delay(Patience));
        return first == _up.Task ? this
            : throw new InvalidOperationException($"The AppHost {(Exited.IsCompleted ? $"ended with {await Exited}" : "is not up in time")}:\n{Output}");
    }

    /// <summary>SIGTERM, as Ctrl-C does it for a process without a terminal; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!Exited.IsCompleted && !OperatingSystem.IsWindows()) Posix.Terminate(Id);
        return await Exited.WaitAsync(Patience);
    }

    /// <summary>The secrets that it keeps in its data folder.</summary>
    public static IReadOnlyDictionary<string, string> SecretsOf(string dataFolder) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(dataFolder, "secrets.json")))!;

    public static string OwnerConnectionOf(string dataFolder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataFolder, "connection.json")));
        return document.RootElement.GetProperty("ConnectionStrings").GetProperty("aivorsdb").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(TimeSpan.FromSeconds(40));
        await _process.DisposeAsync();
        await _reaper.DisposeAsync();
        // only where the data folder cannot be reached by Postgres' user
        if (ElsewhereLine().Match(Output) is { Success: true } elsewhere) TemporaryData.Remove(elsewhere.Groups["value"].Value);
    }

    private static async Task<string> PostgresFolderAsync()
    {
        try
        {
            return (await PostgresBinaries.FindAsync()).Folder;
        }
        catch (StartupException exception)
        {
            throw Missing.Here(exception.Message);
        }
    }

    private void Take(IReadOnlyList<string> lines, bool isError)
    {
        lock (_gate) _lines.AddRange(lines);
        if (lines.Any(line => line.TrimStart().StartsWith("Stop: Ctrl-C", StringComparison.Ordinal))) _up.TrySetResult();
    }

    private string Found(Regex line) => line.Match(Output) is { Success: true } match
        ? match.Groups["value"].Value
        : throw new InvalidOperationException($"The AppHost did not say {line}:\n{Output}");

    [GeneratedRegex(@"^\s*Api\s+(?<value>http://\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ApiLine();

    [GeneratedRegex(@"Aivors is up \((?<value>[\d.]+) s\)", RegexOptions.ExplicitCapture)]
    private static partial Regex UpLine();

    [GeneratedRegex(@"Postgres: 127\.0\.0\.1:\d+, process (?<value>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex PostgresLine();

    [GeneratedRegex(@"Redis: 127\.0\.0\.1:(?<value>\d+),", RegexOptions.ExplicitCapture)]
    private static partial Regex RedisLine();

    [GeneratedRegex(@"Postgres data\s+(?<value>/\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ElsewhereLine();
}
