using System.Buffers;

namespace Aivors.Api.Webhooks;

/// <summary>A webhook's body in a pooled buffer. Whoever reads it disposes of it, and then nothing may hold on to its bytes.</summary>
internal sealed class ReceivedBody(int length) : IDisposable
{
    /// <summary>
    /// A new array of 16 MiB for each large body would be cleared page by page and make the collector work; a few are kept instead, 128 MiB
    /// at most with the smaller sizes. Beyond that they are made as needed.
    /// </summary>
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(WebhookBody.MaxBytes, maxArraysPerBucket: 4);

    private byte[]? _buffer = Pool.Rent(length);

    public Memory<byte> Bytes => _buffer is null ? throw new ObjectDisposedException(nameof(ReceivedBody)) : _buffer.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            Pool.Return(buffer);
        }
    }
}
