using System.Diagnostics;
using System.Globalization;
using Aivors.AppHost.Embedded.Demo;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Redis;
using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Stack;

namespace Aivors.AppHost.Embedded;

/// <summary>The AppHost without containers: finds or starts every part on this machine, watches it, and stops it again.</summary>
internal static class EmbeddedHost
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Whether this host is asked for where the Aspire one is compiled in as well.</summary>
    public static bool IsMeantBy(string[] args) =>
        args is [GarnetHost.Verb, ..]
        || DemoCommand.IsMeantBy(args)
        || args.Contains("--embedded", StringComparer.Ordinal)
        || Environment.GetEnvironmentVariable("AIVORS_APPHOST") == "embedded";

    /// <summary>Runs until it is told to stop; the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [GarnetHost.Verb, ..]) return await GarnetHost.RunAsync(args);
        if (DemoCommand.IsMeantBy(args)) return await DemoCommand.RunAsync(args);

        var terminal = new Terminal();
        var options = EmbeddedOptions.Parse(args, out var error);
        if (options is null)
        {
            terminal.Fail(error!);
            return WrongUsage;
        }

        if (options.Help)
        {
            terminal.Say(EmbeddedOptions.Usage);
            return 0;
        }

        using var shutdown = new ShutdownSignal();
        try
        {
            return await RunAsync(options, terminal, shutdown.Token);
        }
        catch (StartupException exception)
        {
            terminal.Fail(exception.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (shutdown.Token.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static async Task<int> RunAsync(EmbeddedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        var configuration = LocalConfiguration.Load();
        using var data = DataFolder.Open(options.Data ?? Path.Combine(Repository.FindRoot() ?? Environment.CurrentDirectory, ".aivors"));
        var port = PortOf(options);
        var secrets = LocalSecrets.Load(data.File("secrets.json"), key => configuration[key]);
        data.SetOldLogsAside();

        terminal.Say("Starting Aivors on this machine, without containers (with Aspire: 'aspire run', or -p:UseAspire=true) ...");
        await using var stack = await LocalStack.StartAsync(options, port, data, configuration, secrets, terminal, cancellationToken);
        var api = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var took = started.Elapsed;

        var lost = stack.LostAsync();
        if (options.Demo && await DemoOrLossAsync(new Uri(api), data, secrets, terminal, lost, cancellationToken) is { } gone) return Lose(gone, terminal);
        terminal.Say(Summary.For(api, data, secrets, stack, took, options.Demo));

        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(stop.SetResult);
        if (await Task.WhenAny(lost, stop.Task) == lost) return Lose(await lost, terminal);
        terminal.Say("Stopping ...");
        terminal.IsStopping = true;
        return 0;
    }

    /// <summary>Fills in the demo; a sentence if a part of the stack ended meanwhile.</summary>
    private static async Task<string?> DemoOrLossAsync(
        Uri api, DataFolder data, LocalSecrets secrets, Terminal terminal, Task<string> lost, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        terminal.IsFilling = true;
        var filled = DemoData.FillAsync(api, secrets, data.File("demo.anchor"), line => terminal.Say(line), stop.Token);
        if (await Task.WhenAny(filled, lost) == lost)
        {
            await stop.CancelAsync();
            return await lost;
        }

        await filled;
        terminal.IsFilling = false;
        return null;
    }

    private static int Lose(string sentence, Terminal terminal)
    {
        terminal.Fail(sentence);
        terminal.Fail("Stopping the rest.");
        terminal.IsStopping = true;
        return Failed;
    }

    private static int PortOf(EmbeddedOptions options)
    {
        if (options.Port == 0) return Ports.Free();
        return Ports.IsFree(options.Port)
            ? options.Port
            : throw new StartupException($"Port {options.Port} is taken by another program: stop that, or choose another port with --port N.");
    }
}
