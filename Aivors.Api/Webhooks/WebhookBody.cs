using System.Buffers;
using System.IO.Pipelines;
using Aivors.Api.Http;

namespace Aivors.Api.Webhooks;

/// <summary>Reads a webhook's body once, as bytes, within limits of size and time.</summary>
internal static class WebhookBody
{
    /// <summary>n8n itself refuses more than this; the longest calls with word timings stay far below it.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>
    /// What is too large is still read, and dropped, up to here: a sender that is cut off while it sends sees a broken connection and
    /// never the answer that says why.
    /// </summary>
    public const int MaxBytesRead = 2 * MaxBytes;

    /// <summary>A sender may announce more bytes than it sends; it must not hold the request for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<(ReceivedBody? Body, Failure? Failure)> ReadAsync(HttpContext context, TimeProvider time)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, context.RequestAborted);
        try
        {
            return context.Request.ContentLength is not { } length ? await ReadChunkedAsync(context.Request.BodyReader, either.Token)
                : length > MaxBytes ? await DrainAsync(context.Request.BodyReader, either.Token)
                : (await ReadExactAsync(context.Request.Body, (int)length, either.Token), null);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
        catch (Exception e) when (e is EndOfStreamException or BadHttpRequestException
            || (e is OperationCanceledException && timeout.IsCancellationRequested))
        {
            return (null, Failure.Invalid("The body ended, or stopped coming, before the announced Content-Length. In the n8n node do not "
                + "forward the incoming headers (content-length among them); send only the body."));
        }
    }

    private static Failure TooLarge() => new(FailureKind.TooLarge, "The body is larger than 16 MiB. Forward one event per request.");

    private static async Task<ReceivedBody> ReadExactAsync(Stream stream, int length, CancellationToken cancel)
    {
        var body = new ReceivedBody(length);
        try
        {
            await stream.ReadExactlyAsync(body.Bytes, cancel);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static async Task<(ReceivedBody? Body, Failure? Failure)> ReadChunkedAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (read.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return await DrainAsync(reader, cancel);
            }

            if (read.IsCompleted)
            {
                var body = new ReceivedBody((int)read.Buffer.Length);
                read.Buffer.CopyTo(body.Bytes.Span);
                // Kestrel ends the connection of a request whose last read was never given back.
                reader.AdvanceTo(read.Buffer.End);
                return (body, null);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task<(ReceivedBody? Body, Failure? Failure)> DrainAsync(PipeReader reader, CancellationToken cancel)
    {
        ReadResult read;
        do
        {
            read = await reader.ReadAsync(cancel);
            reader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);

        return (null, TooLarge());
    }
}
