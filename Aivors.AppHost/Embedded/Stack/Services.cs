using System.Globalization;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>The silos and the Api of a stack: started in that order, stopped in the other.</summary>
internal sealed class Services(StackSettings stack, DataFolder data, Reaper reaper, Leftovers leftovers, Terminal terminal, bool verbose) : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private SiloGroup? _silos;
    private SilosFile? _silosFile;
    private ChildProcess? _api;

    /// <summary>All at once; ends when every one of them is ready.</summary>
    public Task StartSilosAsync(string dll, int count, CancellationToken cancellationToken)
    {
        _silos = new SiloGroup(
            name => new SupervisedSilo(
                name, ports => Start(name, dll, ServiceEnvironment.Silo(stack, name, ports[0], ports[1], ports[2])), RetireAsync, terminal),
            Health, terminal);
        return _silos.StartAsync(count, cancellationToken);
    }

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

    /// <summary>From now on the file of the data folder says how many silos there are.</summary>
    public void FollowSilosFile() => _silosFile = SilosFile.Follow(data.File("silos"), _silos!, terminal);

    /// <summary>Ends, with a sentence, when the Api does, or a silo that cannot be kept up.</summary>
    public async Task<string> LostAsync() => await await Task.WhenAny(_silos!.Lost, ApiLostAsync());

    /// <summary>The Api first, so that no call comes in any more; then the silos, which still write.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_silosFile is not null) await _silosFile.DisposeAsync();
        if (_api is not null) await RetireAsync(_api);
        if (_silos is not null) await _silos.DisposeAsync();
    }

    private async Task<string> ApiLostAsync()
    {
        if (_api is null) return await new TaskCompletionSource<string>().Task;
        return $"{_api.Name} ended unexpectedly (exit code {await _api.Exited}):{Environment.NewLine}{_api.LastLines}";
    }

    private ChildProcess Start(string name, string dll, IReadOnlyDictionary<string, string?> environment)
    {
        var child = ChildProcess.Start(new ChildProcessOptions(name, DotnetProgram.Path, [dll])
        {
            WorkingDirectory = ContentRoot(dll),
            Environment = environment,
            LogFile = Path.Combine(data.Logs, $"{name}.log"),
            OnLines = terminal.Follow(name, verbose),
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
