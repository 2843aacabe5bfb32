using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aivors.Testing.Otlp;

/// <summary>A collector that keeps all it gets: OTLP over HTTP with protobuf, on a free port of the loopback address.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _bodies = [];
    private readonly ConcurrentQueue<OtlpSpan> _spans = [];
    private readonly ConcurrentQueue<OtlpPoint> _points = [];
    private readonly ConcurrentQueue<OtlpLog> _logs = [];

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/traces", context => TakeAsync(context, body => AddAll(_spans, OtlpDecoder.Spans(body))));
        _app.MapPost("/v1/metrics", context => TakeAsync(context, body => AddAll(_points, OtlpDecoder.Points(body))));
        _app.MapPost("/v1/logs", context => TakeAsync(context, body => AddAll(_logs, OtlpDecoder.Logs(body))));
    }

    public IReadOnlyCollection<OtlpSpan> Spans => _spans;

    public IReadOnlyCollection<OtlpPoint> Points => _points;

    public IReadOnlyCollection<OtlpLog> Logs => _logs;

    /// <summary>What a process needs to export here, and soon.</summary>
    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
    };

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public IReadOnlyList<OtlpSpan> Trace(string traceId) => [.. _spans.Where(span => span.TraceId == traceId)];

    /// <summary>Whether the bytes of any request, of whichever kind, hold this text.</summary>
    public bool Holds(string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return _bodies.Any(body => body.AsSpan().IndexOf(sought) >= 0);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, Action<byte[]> add)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _bodies.Enqueue(body.ToArray());
        add(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }

    private static void AddAll<T>(ConcurrentQueue<T> queue, IEnumerable<T> items)
    {
        foreach (var item in items) queue.Enqueue(item);
    }
}
