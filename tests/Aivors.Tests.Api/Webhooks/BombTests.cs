using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aivors.Testing;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>
/// Bodies that are made to be slow are refused at once. The times depend on the machine, so they are printed and only bounded from far:
/// <c>dotnet run -c Release --project tests/Aivors.Tests.Api -- -class '*BombTests' -showLiveOutput</c>; AIVORS_BOMB_RUNS says how often each.
/// </summary>
public sealed class BombTests(RunningStack stack, ITestOutputHelper output)
{
    private const string Nothing = "{} and no more";
    private const int RunsDefault = 3;
    private const int Flat = 50;

    /// <summary>What the collector may keep for its own convenience, beside the pooled buffers.</summary>
    private const double GrowthMaxMiB = 300;

    private static readonly TimeSpan FarTooLong = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Every_bomb_is_refused_soon_after_its_last_byte()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("AIVORS_BOMB_RUNS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : RunsDefault;
        var api = await stack.ApiAsync();
        using var process = await ApiProcessAsync();
        // The first is no bomb: what an answer takes here and now, storing what was refused included.
        foreach (var name in Bombs.Names.Prepend(Nothing))
        {
            await SendAsync(api, Make(name, Bombs.Size));
            var times = new List<double>();
            var processor = process.TotalProcessorTime;
            for (var run = 1; run <= runs; run++)
            {
                // Another size is another body, which is kept anew.
                var (status, time) = await SendAsync(api, Make(name, Bombs.Size - (8 * run)));
                Assert.True(status is >= 400 and < 500, $"{name}: {status}");
                Assert.True(time < FarTooLong, $"{name}: {time}");
                times.Add(time.TotalMilliseconds);
            }

            times.Sort();
            process.Refresh();
            var busy = (process.TotalProcessorTime - processor).TotalMilliseconds / runs;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-32} p50 {times[times.Count / 2],6:0.0}  p95 {times[(times.Count - 1) * 95 / 100],6:0.0}  max {times[^1],6:0.0} ms;  processor {busy,6:0.0} ms"));
        }
    }

    [Fact]
    public async Task Fifty_bombs_in_a_row_leave_memory_flat()
    {
        var api = await stack.ApiAsync();
        using var process = await ApiProcessAsync();
        var names = Bombs.Names.ToArray();
        foreach (var name in names)
        {
            await SendAsync(api, Bombs.Make(name));
        }

        var before = MiBOf(process);
        for (var i = 0; i < Flat; i++)
        {
            await SendAsync(api, Bombs.Make(names[i % names.Length], Bombs.Size - i - 1));
        }

        var after = MiBOf(process);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before:0} MiB before {Flat} bombs, {after:0} MiB after"));
        Assert.True(after - before < GrowthMaxMiB, $"{before} MiB before, {after} MiB after");
    }

    private static byte[] Make(string name, int size) => name == Nothing ? Encoding.ASCII.GetBytes("{}" + new string(' ', Bombs.Size - size)) : Bombs.Make(name, size);

    private async Task<Process> ApiProcessAsync()
    {
        Missing.UnlessLinux();
        var host = await stack.HostAsync();
        return Process.GetProcessById(ProcessTable.DescendantsOf(host.Id).First(p => p.Command.Contains("Aivors.Api.dll", StringComparison.Ordinal)).Id);
    }

    private static double MiBOf(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    /// <summary>The status, and the time from the last byte that was sent to the first that came back.</summary>
    private static async Task<(int Status, TimeSpan Time)> SendAsync(StackApi api, byte[] body)
    {
        const int Piece = 1024 * 1024;
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", api.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: {api.Address.Authority}\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + $"Content-Length: {body.Length}\r\n{StackApi.SecretHeader}: {api.WebhookSecret}\r\n\r\n"));
        for (var sent = 0; sent < body.Length; sent += Piece)
        {
            await stream.WriteAsync(body.AsMemory(sent, Math.Min(Piece, body.Length - sent)));
        }

        var watch = Stopwatch.StartNew();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var head = new byte["HTTP/1.1 400".Length];
        await stream.ReadExactlyAsync(head, deadline.Token);
        var time = watch.Elapsed;
        await stream.CopyToAsync(Stream.Null, deadline.Token);
        return (int.Parse(head.AsSpan()[^3..], CultureInfo.InvariantCulture), time);
    }
}
