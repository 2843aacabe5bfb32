using Aivors.Api.Auth;
using Aivors.Api.Http;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Limits;

/// <summary>
/// Bounds what one tenant, or one address without a sign-in, may ask of the Api, over all its processes. Who signs in is told by the token
/// and not by the address, so many users behind one address do not get in each other's way.
/// </summary>
internal sealed class RequestLimits(IOptions<LimitOptions> options, ISharedCounts counts, RefusedRequests refused, TimeProvider time)
{
    private readonly AttemptWindow _tenants = new("tenant", options.Value.PerTenantPerMinute, counts, time);
    private readonly AttemptWindow _addresses = new("address", options.Value.PerAddressPerMinute, counts, time);

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsLimited(http))
        {
            return next(http);
        }

        var wait = http.User.Identity is { IsAuthenticated: true }
            ? _tenants.TryEnter(CurrentUser.Of(http.User).TenantId.ToString())
            : _addresses.TryEnter(SenderKey.Of(http.Connection.RemoteIpAddress));
        if (wait is not { } left)
        {
            return next(http);
        }

        refused.OnRefused("limit");
        return Failure.TooManyRequests(left).WriteAsync(http);
    }

    private static bool IsLimited(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && http.GetEndpoint()?.Metadata.GetMetadata<NotLimited>() is null;
}

/// <summary>On routes that are not counted: webhooks, which shed load in their own way, and health.</summary>
internal sealed class NotLimited;
