using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>Senders that drip their headers or their body, a byte now and then, to hold on to connections.</summary>
public sealed class SlowSenderTests(RunningStack stack)
{
    private const int Each = 25;

    private static readonly TimeSpan Drip = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Who_drips_headers_or_a_body_is_dropped_in_time_and_others_are_served_meanwhile()
    {
        var api = await stack.ApiAsync();
        var host = $"Host: {api.Address.Authority}\r\n";
        var headers = Enumerable.Range(0, Each).Select(_ => DripAsync(api, $"GET /api/health HTTP/1.1\r\n{host}X-Slow: "));
        var bodies = Enumerable.Range(0, Each).Select(_ => DripAsync(
            api, $"POST /api/auth/login HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n"));
        var dropped = Task.WhenAll(headers.Concat(bodies).ToList());

        var served = 0;
        while (!dropped.IsCompleted)
        {
            Shapes.Is(200, await api.Anonymous.GetAsync("/api/health"));
            served++;
            await Task.WhenAny(dropped, new PeriodicTimer(Drip).WaitForNextTickAsync().AsTask());
        }

        // 10 s for headers; 5 s and a second for a body. The rest is for a busy machine.
        Assert.All(await dropped, took => Assert.True(took < TimeSpan.FromSeconds(20), $"{took}"));
        Assert.True(served > 5, $"Only {served} were served.");
    }

    /// <summary>Sends this, then a byte at a time, until the server answers or closes; how long that took.</summary>
    private static async Task<TimeSpan> DripAsync(StackApi api, string head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", api.Address.Port);
        var stream = client.GetStream();
        var watch = Stopwatch.StartNew();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var end = ReadAsync(stream, deadline.Token);
        using var pace = new PeriodicTimer(Drip);
        while (!end.IsCompleted && await pace.WaitForNextTickAsync(deadline.Token))
        {
            try
            {
                await stream.WriteAsync("x"u8.ToArray(), deadline.Token);
            }
            catch (IOException)
            {
                break;
            }
        }

        await end;
        return watch.Elapsed;
    }

    private static async Task ReadAsync(NetworkStream stream, CancellationToken cancel)
    {
        try
        {
            await stream.ReadExactlyAsync(new byte[1], cancel);
        }
        catch (IOException)
        {
            // Closed without an answer.
        }
    }
}
