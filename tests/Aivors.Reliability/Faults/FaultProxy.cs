using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Aivors.Reliability.Faults;

/// <summary>Stands between one process and one server, and spoils what goes through. One for each pair.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Pair, byte> _pairs = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Random _random;
    private readonly int _target;
    private readonly Task _accepting;
    private int _swallowed;
    private int _resets;
    private long _held;

    public FaultProxy(int target, int seed)
    {
        (_target, _random) = (target, new Random(seed));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Takes everything and answers nothing, in both directions.</summary>
    public bool Blackhole { get; set; }

    public TimeSpan Latency { get; set; }

    /// <summary>Of the large requests, which are the commits: the server gets it, the answer is lost, the connection breaks.</summary>
    public double SwallowReplies { get; set; }

    public int Swallowed => _swallowed;

    public int Resets => _resets;

    /// <summary>Chunks that stood before the black hole.</summary>
    public long Held => Interlocked.Read(ref _held);

    public void Heal() => (Blackhole, Latency, SwallowReplies) = (false, TimeSpan.Zero, 0);

    public void ResetAll()
    {
        foreach (var pair in _pairs.Keys)
        {
            Interlocked.Increment(ref _resets);
            pair.Reset();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        foreach (var pair in _pairs.Keys) pair.Reset();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_ending.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the proxy ends
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var pair = new Pair(client, server);
        _pairs[pair] = 0;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(PumpAsync(client, server, pair, isRequest: true), PumpAsync(server, client, pair, isRequest: false));
        }
        catch (SocketException)
        {
            // nobody listens: the client learns it by the closing
        }
        finally
        {
            _pairs.TryRemove(pair, out _);
            pair.Reset();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Pair pair, bool isRequest)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                if (Blackhole)
                {
                    Interlocked.Increment(ref _held);
                    while (Blackhole) await Task.Delay(50, _ending.Token);
                }

                if (Latency > TimeSpan.Zero) await Task.Delay(Latency, _ending.Token);
                if (isRequest && count > 1_000 && SwallowReplies > 0 && Chance(SwallowReplies)) pair.Swallowing = true;
                if (!isRequest && pair.Swallowing)
                {
                    Interlocked.Increment(ref _swallowed);
                    return;
                }

                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // broken off on either side
        }
    }

    private bool Chance(double probability)
    {
        lock (_random) return _random.NextDouble() < probability;
    }

    private sealed class Pair(Socket client, Socket server)
    {
        public volatile bool Swallowing;

        public void Reset()
        {
            foreach (var socket in new[] { client, server })
            {
                // a linger of 0 makes it a reset and not a polite end
                try
                {
                    socket.LingerState = new LingerOption(true, 0);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // gone already
                }

                socket.Dispose();
            }
        }
    }
}
