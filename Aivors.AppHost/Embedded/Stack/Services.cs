using System.Globalization;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>The silos and the Api of a stack: started in that order, stopped in the other.</summary>
internal sealed class Services(StackSettings stack, DataFolder data, Reaper reaper, Leftovers leftovers, Terminal terminal, bool verbose) : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly List<ChildProcess> _silos = [];
    private readonly Lock _gate = new();
    private ChildProcess? _api;

    /// <summary>All at once; ends when every one of them is ready.</summary>
    public Task StartSilosAsync(string dll, int count, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(1, count).Select(number =>
            StartSiloAsync(dll, count == 1 ? "silo" : string.Create(CultureInfo.InvariantCulture, $"silo-{number}"), cancellationToken)));

    public async Task StartApiAsync(string dll, int port, CancellationToken cancellationToken)
    {
        _api = Start("api", dll, ServiceEnvironment.Api(stack, port));
        try
        {
            await HealthProbe.WaitAsync(_api, Health(port), cancellationToken);
        }
        catch (StartupException) when (_api.Exited.IsCompleted && Ports.SaysTaken(_api.LastLines))
        {
            throw new StartupException($"Port {port} has just been taken by another program: choose another with --port N.");
        }
    }

    /// <summary>Ends, with a sentence, when one of them does.</summary>
    public async Task<string> LostAsync()
    {
        List<ChildProcess> all = _api is null ? [.. _silos] : [.. _silos, _api];
        var first = await Task.WhenAny(all.Select(async child =>
        {
            await child.Exited;
            return child;
        }));
        var lost = await first;
        return $"{lost.Name} ended unexpectedly (exit code {await lost.Exited}):{Environment.NewLine}{lost.LastLines}";
    }

    /// <summary>The Api first, so that no call comes in any more; then the silos, which still write.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_api is not null) await RetireAsync(_api);
        ChildProcess[] silos;
        lock (_gate) silos = [.. _silos];
        await Task.WhenAll(silos.Select(RetireAsync));
    }

    private async Task StartSiloAsync(string dll, string name, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var ports = Ports.Free(3);
            var silo = Start(name, dll, ServiceEnvironment.Silo(stack, name, ports[0], ports[1], ports[2]));
            lock (_gate) _silos.Add(silo);
            try
            {
                await HealthProbe.WaitAsync(silo, Health(ports[0]), cancellationToken);
                return;
            }
            catch (StartupException) when (attempt < 3 && silo.Exited.IsCompleted && Ports.SaysTaken(silo.LastLines))
            {
                lock (_gate) _silos.Remove(silo);
                await RetireAsync(silo);
            }
        }
    }

    private ChildProcess Start(string name, string dll, IReadOnlyDictionary<string, string?> environment)
    {
        var child = ChildProcess.Start(new ChildProcessOptions(name, DotnetProgram.Path, [dll])
        {
            WorkingDirectory = ContentRoot(dll),
            Environment = environment,
            LogFile = Path.Combine(data.Logs, $"{name}.log"),
            OnLine = terminal.Follow(name, verbose),
        });
        reaper.AddApplication(child.Id);
        leftovers.Note(child.Id);
        return child;
    }

    private async Task RetireAsync(ChildProcess child)
    {
        await child.StopAsync(StopPatience);
        reaper.Forget(child.Id);
        await child.DisposeAsync();
    }

    /// <summary>The project's folder, as 'dotnet run' has it (appsettings.json, wwwroot); else where the program lies.</summary>
    private static string ContentRoot(string dll)
    {
        var output = Path.GetDirectoryName(Path.GetFullPath(dll))!;
        var project = Path.GetFullPath(Path.Combine(output, "..", "..", ".."));
        return File.Exists(Path.Combine(project, Path.ChangeExtension(Path.GetFileName(dll), ".csproj"))) ? project : output;
    }

    private static Uri Health(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/health"));
}
