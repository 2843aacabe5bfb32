using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Telemetry;

/// <summary>Where the services send their telemetry.</summary>
/// <param name="Endpoint">OTLP over HTTP.</param>
/// <param name="Headers">As <c>OTEL_EXPORTER_OTLP_HEADERS</c> has them.</param>
internal sealed record TelemetryTarget(string Endpoint, string Headers);

/// <summary>
/// The Aspire dashboard beside the stack, on loopback, with keys of this run: it shows, and takes, nothing without them. The stack does
/// without it: what goes wrong here is said in one line, and no more.
/// </summary>
internal sealed class TelemetryDashboard : IAsyncDisposable
{
    /// <summary>In the data folder: the dashboard's settings, with the keys; its API takes them in the header <c>x-api-key</c>.</summary>
    public const string SettingsFile = "telemetry.json";

    private const int UsualPort = 18888;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly ChildProcess _process;

    private TelemetryDashboard(ChildProcess process, Uri address, string token, TelemetryTarget target) =>
        (_process, Address, Token, Target) = (process, address, token, target);

    public Uri Address { get; }

    public string Token { get; }

    public TelemetryTarget Target { get; }

    /// <summary>Starts it; null, and a line on the terminal, where that is not possible.</summary>
    public static async Task<TelemetryDashboard?> TryStartAsync(
        DataFolder data, Reaper reaper, Leftovers leftovers, Terminal terminal, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 } endpoint)
        {
            terminal.Say($"--telemetry starts nothing: OTEL_EXPORTER_OTLP_ENDPOINT is set, so telemetry goes to {endpoint}.");
            return null;
        }

        try
        {
            var cli = await AspireCli.FindOrFetchAsync(line => terminal.Say(line), cancellationToken);
            return await StartAsync(cli, data, reaper, leftovers, cancellationToken);
        }
        catch (StartupException exception)
        {
            terminal.Say($"No telemetry dashboard: {exception.Message}");
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopPatience);
        await _process.DisposeAsync();
    }

    private static async Task<TelemetryDashboard> StartAsync(
        string cli, DataFolder data, Reaper reaper, Leftovers leftovers, CancellationToken cancellationToken)
    {
        var ports = Ports.Free(3);
        var address = Url(Ports.IsFree(UsualPort) ? UsualPort : ports[0]);
        var (token, otlpKey) = (NewKey(), NewKey());
        // in a file, because everybody may read a process's arguments
        PrivateFile.Write(data.File(SettingsFile), SettingsOf(address, token, otlpKey));
        var process = ChildProcess.Start(new ChildProcessOptions("telemetry", cli,
        [
            "dashboard", "run", "--frontend-url", address, "--otlp-grpc-url", Url(ports[1]), "--otlp-http-url", Url(ports[2]),
            "--config-file-path", data.File(SettingsFile), "--non-interactive", "--nologo",
        ])
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true", ["NO_COLOR"] = "1" },
            LogFile = Path.Combine(data.Logs, "telemetry.log"),
        });
        reaper.AddApplication(process.Id);
        leftovers.Note(process.Id);
        var dashboard = new TelemetryDashboard(process, new Uri(address), token, new TelemetryTarget(Url(ports[2]), $"x-otlp-api-key={otlpKey}"));
        try
        {
            await dashboard.WaitAsync(cancellationToken);
            return dashboard;
        }
        catch
        {
            await dashboard.DisposeAsync();
            reaper.Forget(process.Id);
            throw;
        }
    }

    /// <summary>Ready when its page answers, with whatever.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        try
        {
            while (!await AnswersAsync(client, patience.Token))
            {
                if (_process.Exited.IsCompleted) throw new StartupException($"it ended with {await _process.Exited}, see {_process.LogFile}.");
                await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartupException($"it was not up after {StartPatience.TotalSeconds:0} s, see {_process.LogFile}.");
        }
    }

    private async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static string SettingsOf(string address, string token, string otlpKey) => JsonSerializer.Serialize(new
    {
        Address = address,
        Dashboard = new
        {
            Frontend = new { AuthMode = "BrowserToken", BrowserToken = token },
            Api = new { AuthMode = "ApiKey", PrimaryApiKey = token },
            Otlp = new { AuthMode = "ApiKey", PrimaryApiKey = otlpKey },
        },
    });

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
