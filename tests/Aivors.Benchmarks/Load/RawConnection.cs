using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aivors.Benchmarks.Load;

/// <summary>
/// A kept-alive HTTP/1.1 connection that posts bodies and reads answers, and does no more than that: the generator shares the cores with
/// what it measures, so every microsecond that it spends is one that is missing there.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[64 * 1024];
    private readonly byte[] _head;
    private byte[] _sent = new byte[64 * 1024];

    private RawConnection(byte[] head) => _head = head;

    public static async Task<RawConnection> OpenAsync(Target target, CancellationToken cancel)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"POST {target.Path} HTTP/1.1\r\nHost: {target.Address.Authority}\r\n")
            .Append("Content-Type: application/json\r\n");
        foreach (var (name, value) in target.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        var connection = new RawConnection(Encoding.ASCII.GetBytes(head.Append("Content-Length: ").ToString()));
        await connection._socket.ConnectAsync(IPAddress.Loopback, target.Address.Port, cancel);
        return connection;
    }

    /// <summary>The status of the answer.</summary>
    public async ValueTask<int> PostAsync(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var length = Compose(body.Span);
        for (var sent = 0; sent < length;)
        {
            sent += await _socket.SendAsync(_sent.AsMemory(sent, length - sent), cancel);
        }

        return await ReadAsync(cancel);
    }

    public void Dispose() => _socket.Dispose();

    private int Compose(ReadOnlySpan<byte> body)
    {
        if (_sent.Length < _head.Length + 20 + body.Length)
        {
            _sent = new byte[_head.Length + 20 + body.Length];
        }

        _head.CopyTo(_sent, 0);
        body.Length.TryFormat(_sent.AsSpan(_head.Length), out var digits, provider: CultureInfo.InvariantCulture);
        var at = _head.Length + digits;
        "\r\n\r\n"u8.CopyTo(_sent.AsSpan(at));
        body.CopyTo(_sent.AsSpan(at + 4));
        return at + 4 + body.Length;
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancel)
    {
        var count = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_received.AsMemory(count), cancel);
            if (read == 0)
            {
                throw new IOException("The connection was closed.");
            }

            count += read;
            if (IsWhole(_received.AsSpan(0, count), out var status))
            {
                return status;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        status = int.Parse(answer.Slice(9, 3), CultureInfo.InvariantCulture);
        var head = answer[..end];
        if (head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var lengthAt = head.IndexOf("\r\nContent-Length: "u8);
        if (lengthAt < 0)
        {
            return true;
        }

        var digits = head[(lengthAt + 18)..];
        var stop = digits.IndexOf((byte)'\r');
        return answer.Length >= end + 4 + int.Parse(stop < 0 ? digits : digits[..stop], CultureInfo.InvariantCulture);
    }
}

/// <summary>Where the load goes, on the loopback address only.</summary>
internal sealed record Target(Uri Address, string Path, IReadOnlyList<(string Name, string Value)> Headers);
