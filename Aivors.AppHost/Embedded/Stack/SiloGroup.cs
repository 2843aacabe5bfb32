using System.Globalization;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>The silos of a stack, as many as are wanted at the time. The last to come is the first to go.</summary>
internal sealed class SiloGroup(Func<string, SupervisedSilo> create, Func<int, Uri> health, Terminal terminal) : IAsyncDisposable
{
    private readonly List<SupervisedSilo> _silos = [];
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _firstName = "silo";

    /// <summary>Ends, with a sentence, when one of them cannot be kept up.</summary>
    public Task<string> Lost => _lost.Task;

    public int Count => _silos.Count;

    /// <summary>All at once; ends when every one of them is ready.</summary>
    public Task StartAsync(int count, CancellationToken cancellationToken)
    {
        if (count > 1) _firstName = "silo-1";
        return AddAsync(count, cancellationToken);
    }

    /// <summary>Starts or stops as many as are missing or too many. Those that stop finish what they have begun.</summary>
    public async Task ResizeAsync(int count, CancellationToken cancellationToken)
    {
        if (count == Count) return;
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Silos: from {Count} to {count} ..."));
        try
        {
            if (count > Count) await AddAsync(count - Count, cancellationToken);
            while (Count > count) await StopAsync(_silos[^1]);
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Silos: {Count} are up."));
        }
        catch (StartupException exception)
        {
            foreach (var failed in _silos.Where(silo => !silo.IsUp).ToArray()) await StopAsync(failed);
            terminal.Fail(exception.Message);
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_silos.Select(silo => silo.DisposeAsync().AsTask()));

    private Task AddAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            _silos.Add(create(Count == 0 ? _firstName : FreeName()));
        }

        return Task.WhenAll(_silos.TakeLast(count).Select(silo => StartAsync(silo, cancellationToken)));
    }

    private async Task StartAsync(SupervisedSilo silo, CancellationToken cancellationToken)
    {
        await silo.StartAsync(health, cancellationToken);
        _ = FollowAsync(silo);
    }

    private async Task FollowAsync(SupervisedSilo silo) => _lost.TrySetResult(await silo.Lost);

    private async Task StopAsync(SupervisedSilo silo)
    {
        _silos.Remove(silo);
        await silo.DisposeAsync();
    }

    private string FreeName() => Enumerable.Range(2, EmbeddedOptions.MaxSilos)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"silo-{number}"))
        .First(name => _silos.All(silo => silo.Name != name));
}
