using System.Diagnostics;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>
/// One silo that is started again when it ends by itself: killed, or stopped by its own check of the membership table. It keeps its
/// ports, because a cluster waits minutes for a dead member at an address where nobody answers, but seconds at one where it is back.
/// </summary>
internal sealed class SupervisedSilo(string name, Func<int[], ChildProcess> start, Func<ChildProcess, Task> retire, Terminal terminal) : IAsyncDisposable
{
    private const int StartsMax = 4;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int[] _ports = [];
    private ChildProcess? _child;
    private Task _supervision = Task.CompletedTask;

    /// <summary>Ends, with a sentence, when the silo cannot be kept up.</summary>
    public Task<string> Lost => _lost.Task;

    public string Name => name;

    /// <summary>Whether it has been ready once.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Starts it on free ports; ends when it is ready.</summary>
    public async Task StartAsync(Func<int, Uri> health, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            _ports = Ports.Free(3);
            _child = start(_ports);
            try
            {
                await HealthProbe.WaitAsync(_child, health(_ports[0]), cancellationToken);
                IsUp = true;
                _supervision = SuperviseAsync(health);
                return;
            }
            catch (StartupException) when (attempt < 3 && _child.Exited.IsCompleted && Ports.SaysTaken(_child.LastLines))
            {
                await retire(_child);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision;
        if (_child is not null) await retire(_child);
        _stopping.Dispose();
    }

    private async Task SuperviseAsync(Func<int, Uri> health)
    {
        var starts = new Queue<long>();
        while (await EndedByItselfAsync())
        {
            var ended = $"{name} ended unexpectedly (exit code {await _child!.Exited})";
            while (starts.TryPeek(out var first) && Stopwatch.GetElapsedTime(first) > Within) starts.Dequeue();
            if (starts.Count == StartsMax)
            {
                _lost.TrySetResult($"{ended}, {StartsMax + 1} times within a minute:{Environment.NewLine}{_child.LastLines}");
                return;
            }

            terminal.Say($"{ended}; starting it again.");
            starts.Enqueue(Stopwatch.GetTimestamp());
            await retire(_child);
            _child = start(_ports);
            if (await IsReadyAsync(health)) terminal.Say($"{name} is back.");
        }
    }

    private async Task<bool> EndedByItselfAsync()
    {
        try
        {
            await _child!.Exited.WaitAsync(_stopping.Token);
            return !_stopping.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> IsReadyAsync(Func<int, Uri> health)
    {
        try
        {
            await HealthProbe.WaitAsync(_child!, health(_ports[0]), _stopping.Token);
            return true;
        }
        catch (Exception exception) when (exception is StartupException or OperationCanceledException)
        {
            // it has ended again, or everything ends: the loop sees either
            return false;
        }
    }
}
