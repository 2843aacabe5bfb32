using System.Globalization;

namespace Aivors.Api.Http;

/// <summary>Where failures become HTTP answers.</summary>
public static class FailureResults
{
    public static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.SignedOut or FailureKind.TokenExpired => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FailureKind.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        FailureKind.TooManyRequests => StatusCodes.Status429TooManyRequests,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static FailureEnvelope ToEnvelope(this Failure failure, DateTimeOffset now)
    {
        var status = StatusOf(failure.Kind);
        return new FailureEnvelope(failure.Message, status, now)
        {
            Details = failure.Details,
            RequiresAuth = status == StatusCodes.Status401Unauthorized ? true : null,
            TokenExpired = failure.Kind == FailureKind.TokenExpired ? true : null,
        };
    }

    /// <summary>The failure as an endpoint's result.</summary>
    public static IResult ToResult(this Failure failure) => new FailureResult(failure);

    /// <summary>Answers a request with the failure, from a middleware or a handler.</summary>
    public static Task WriteAsync(this Failure failure, HttpContext context)
    {
        var kind = failure.Kind;
        if (kind is FailureKind.Unavailable or FailureKind.TooManyRequests)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling((failure.RetryAfter ?? TimeSpan.FromSeconds(1)).TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return failure.ToEnvelope(now).WriteAsync(context);
    }

    /// <summary>Answers a request with the envelope, whatever its status.</summary>
    public static Task WriteAsync(this FailureEnvelope envelope, HttpContext context)
    {
        context.Response.StatusCode = envelope.StatusCode;

        // application/json, never problem+json: n8n reads only the former.
        return context.Response.WriteAsJsonAsync(envelope, context.RequestAborted);
    }

    private sealed class FailureResult(Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => failure.WriteAsync(httpContext);
    }
}
