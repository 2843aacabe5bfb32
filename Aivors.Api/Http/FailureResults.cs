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

    private sealed class FailureResult(Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var now = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            httpContext.Response.StatusCode = StatusOf(failure.Kind);
            if (failure.Kind is FailureKind.Unavailable or FailureKind.TooManyRequests && httpContext.Response.Headers.RetryAfter.Count == 0)
            {
                httpContext.Response.Headers.RetryAfter = "1";
            }

            // application/json, never problem+json: n8n reads only the former.
            return httpContext.Response.WriteAsJsonAsync(failure.ToEnvelope(now), httpContext.RequestAborted);
        }
    }
}
