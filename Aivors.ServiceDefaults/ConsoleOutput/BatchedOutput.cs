using System.Buffers;
using System.Text;

namespace Aivors.ServiceDefaults.ConsoleOutput;

/// <summary>
/// Text for a stream, written many lines at once: ten times a second, and at once when it is urgent or much. A line that is written by itself
/// costs its process a call of the kernel, and whoever reads the stream another: together a tenth of a delivery, measured at saturation.
/// </summary>
internal sealed class BatchedOutput : IDisposable
{
    /// <summary>How long a line waits for others at most.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Whoever logs while the reader of the stream is slower waits for it, instead of filling the memory.
    private const int Much = 256 * 1024;

    private readonly Stream _stream;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _spare = new();
    private bool _due;
    private bool _ended;

    public BatchedOutput(Stream stream, TimeProvider time)
    {
        _stream = stream;
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Write(StringBuilder text, bool urgent)
    {
        bool now;
        lock (_gate)
        {
            foreach (var chunk in text.GetChunks())
            {
                Encoding.UTF8.GetBytes(chunk.Span, _waiting);
            }

            now = urgent || _ended || _waiting.WrittenCount >= Much;
            if (!_due)
            {
                _due = true;
                _timer.Change(Pause, Timeout.InfiniteTimeSpan);
            }
        }

        if (now)
        {
            Flush();
        }
    }

    /// <summary>Writes what waits; once it returns, all that was given before is written.</summary>
    public void Flush()
    {
        // One at a time, and the order of the lines stays.
        lock (_writing)
        {
            ArrayBufferWriter<byte> full;
            lock (_gate)
            {
                full = _waiting;
                (_waiting, _spare) = (_spare, full);
                _due = false;
            }

            if (full.WrittenCount == 0)
            {
                return;
            }

            try
            {
                _stream.Write(full.WrittenSpan);
                _stream.Flush();
            }
            catch (IOException)
            {
                // Nobody reads it any more; the process goes on without.
            }
            finally
            {
                full.ResetWrittenCount();
            }
        }
    }

    /// <summary>What still comes after it is written at once.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
        }

        _timer.Dispose();
        Flush();
    }
}
