using System.Net;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>Waits until a service says that it is ready.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task WaitAsync(ChildProcess child, Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Limit);
        var last = "no answer yet";
        try
        {
            while (true)
            {
                if (child.Exited.IsCompleted) throw new StartupException(await EndedEarlyAsync(child));
                try
                {
                    using var answer = await client.GetAsync(address, patience.Token);
                    if (answer.StatusCode is HttpStatusCode.OK) return;
                    last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(patience.Token)}";
                }
                catch (HttpRequestException exception)
                {
                    last = exception.Message;
                }
                catch (OperationCanceledException) when (!patience.IsCancellationRequested)
                {
                    last = "nothing for 5 s";
                }

                await Task.WhenAny(child.Exited, Task.Delay(Interval, patience.Token));
                patience.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartupException($"{child.Name} was not ready after {Limit.TotalSeconds:0} s; {address} said: {last}.");
        }
    }

    private static async Task<string> EndedEarlyAsync(ChildProcess child) =>
        $"{child.Name} ended before it was ready (exit code {await child.Exited}); what it said is above"
        + (child.LogFile is null ? "." : $" and in {child.LogFile}.");
}
