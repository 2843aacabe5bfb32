using System.Diagnostics;
using Aivors.Grains.Journal;
using Microsoft.AspNetCore.Diagnostics;

namespace Aivors.Api.Http;

/// <summary>What was thrown, as an answer in the envelope: never a stack trace, never a type's name.</summary>
internal sealed partial class UnexpectedFailures(TimeProvider time, ILogger<UnexpectedFailures> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is listening any more; the status is for the access log only.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            await BadRequestText.EnvelopeOf(bad, time.GetUtcNow()).WriteAsync(httpContext);
            return true;
        }

        var trace = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier;
        if (exception is JournalUnavailableException or OrleansException or TimeoutException)
        {
            LogUnavailable(exception, httpContext.Request.Method, RouteOf(httpContext), trace);
            await Failure.Unavailable().WriteAsync(httpContext);
            return true;
        }

        LogUnexpected(exception, httpContext.Request.Method, RouteOf(httpContext), trace);
        var envelope = new FailureEnvelope("Something went wrong on our side. Please try again later.",
            StatusCodes.Status500InternalServerError, time.GetUtcNow()) { Details = new { traceId = trace } };
        await envelope.WriteAsync(httpContext);
        return true;
    }

    // The route's pattern, not the path: a path may carry an id or worse.
    private static string RouteOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint is RouteEndpoint route ? route.RoutePattern.RawText ?? "?" : "?";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed (trace {TraceId})")]
    private partial void LogUnexpected(Exception exception, string method, string route, string traceId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} could not be answered now (trace {TraceId})")]
    private partial void LogUnavailable(Exception exception, string method, string route, string traceId);
}
