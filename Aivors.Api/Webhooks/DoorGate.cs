using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Aivors.Api.Http;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>How many webhook requests a process works on at once; more are told to come again.</summary>
    [Range(1, 100_000, ErrorMessage = "Webhooks:InFlightMax must be between 1 and 100000 (environment variable Webhooks__InFlightMax).")]
    public int InFlightMax { get; set; } = 1_000;
}

/// <summary>
/// Bounds the webhook requests that are under way, for each door by itself. One more is answered 503 with Retry-After before its body is read:
/// the sender, who tries again, loses nothing, and those that are inside are done in time.
/// </summary>
internal sealed class DoorGate(IOptions<WebhookOptions> options, WebhookMetrics metrics)
{
    private readonly StrongBox<int> _n8n = new();
    private readonly StrongBox<int> _retell = new();

    public async ValueTask<object?> PassAsync(string door, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var inside = door == DeliverySource.Retell ? _retell : _n8n;
        try
        {
            if (Interlocked.Increment(ref inside.Value) > options.Value.InFlightMax)
            {
                metrics.OnRefused(door, "overload");
                return Failure.Unavailable().ToResult();
            }

            return await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref inside.Value);
        }
    }
}

internal static class DoorGates
{
    public static TBuilder WithGate<TBuilder>(this TBuilder route, string door) where TBuilder : IEndpointConventionBuilder =>
        route.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<DoorGate>().PassAsync(door, context, next));
}
