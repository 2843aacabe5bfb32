using System.Globalization;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>
/// The file <c>silos</c> of the data folder: how many are wanted. Whoever writes another number into it grows or shrinks the running
/// stack, from any terminal or script. Read once a second; what is no number in range is said once and left alone.
/// </summary>
internal sealed class SilosFile : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _following;

    private SilosFile(string path, SiloGroup silos, Terminal terminal) => _following = FollowAsync(path, silos, terminal, _stopping.Token);

    public static SilosFile Follow(string path, SiloGroup silos, Terminal terminal)
    {
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{silos.Count}\n"));
        return new SilosFile(path, silos, terminal);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        _stopping.Dispose();
    }

    private static async Task FollowAsync(string path, SiloGroup silos, Terminal terminal, CancellationToken stopping)
    {
        var last = silos.Count.ToString(CultureInfo.InvariantCulture);
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                var text = TryRead(path) ?? last;
                if (text == last) continue;
                last = text;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= EmbeddedOptions.MaxSilos)
                {
                    await silos.ResizeAsync(count, stopping);
                }
                else
                {
                    terminal.Say($"{path} holds '{text}', which is no number from 1 to {EmbeddedOptions.MaxSilos}: {silos.Count} silo(s) stay.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // everything stops
        }
    }

    /// <summary>Null: it is not there, or somebody has just begun to write it.</summary>
    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 and < 20 } text ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
