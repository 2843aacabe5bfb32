using Aivors.AppHost.Embedded.Processes;

namespace Aivors.Testing.Stack;

/// <summary>A second Api process beside that of a stack.</summary>
public sealed class OtherApi : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly Reaper _reaper = Reaper.Start();

    private OtherApi(ChildProcess process, StackApi api)
    {
        (_process, Api) = (process, api);
        _reaper.AddApplication(process.Id);
    }

    public StackApi Api { get; }

    internal static async Task<OtherApi> StartAsync(
        IReadOnlyDictionary<string, string?> environment, Uri address, IReadOnlyDictionary<string, string> secrets)
    {
        var dll = AppHostProcess.BuiltProgram("Aivors.Api");
        var process = ChildProcess.Start(new ChildProcessOptions("other-api", DotnetProgram.Path, [dll])
        {
            WorkingDirectory = Path.GetDirectoryName(dll),
            Environment = environment,
        });
        var other = new OtherApi(process, new StackApi(address, secrets));
        try
        {
            await Poll.UntilAsync("the other Api is healthy", other.IsHealthyAsync, TimeSpan.FromSeconds(60));
            return other;
        }
        catch
        {
            await other.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _process.StopAsync(TimeSpan.FromSeconds(15));
        await _process.DisposeAsync();
        await _reaper.DisposeAsync();
    }

    private async Task<bool> IsHealthyAsync()
    {
        if (_process.Exited.IsCompleted) throw new InvalidOperationException($"The other Api ended:\n{_process.LastLines}");
        try
        {
            return (await Api.Anonymous.GetAsync("/health")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
