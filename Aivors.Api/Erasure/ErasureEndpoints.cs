using Aivors.Api.Http;

namespace Aivors.Api.Erasure;

/// <summary>Erasing what is personal in calls.</summary>
internal static class ErasureEndpoints
{
    public static IServiceCollection AddErasure(this IServiceCollection services) => services.AddSingleton<CallErasure>();

    public static IEndpointRouteBuilder MapErasure(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/api").RequireAuthorization().WithTags("Calls")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound)
            .ProducesFailures(StatusCodes.Status503ServiceUnavailable);
        routes.MapDelete("/calls/{callId}", (string callId, CallErasure handler, HttpContext http) => handler.EraseCallAsync(callId, http))
            .WithName("EraseCall").WithSummary("Erases what is personal in a call, for good: numbers, transcript, summary, links, analysis. Its cost stays.")
            .Produces<Envelope<CallErased>>();
        routes.MapPost("/callers/erase",
                (EraseCallerRequest body, string? userId, CallErasure handler, HttpContext http) => handler.EraseCallerAsync(body, userId, http))
            .WithName("EraseCaller").WithSummary("Erases what is personal in all calls with a phone number.")
            .Produces<Envelope<CallerErased>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        return app;
    }
}
