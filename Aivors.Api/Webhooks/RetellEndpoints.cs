using System.Text.Json.Serialization;
using Aivors.Api.Http;
using Aivors.Api.Limits;
using Aivors.Grains.Retell;
using Microsoft.AspNetCore.Mvc;

namespace Aivors.Api.Webhooks;

/// <summary>What Retell itself talks to: its webhooks, signed with the workspace's API key.</summary>
internal static class RetellEndpoints
{
    private const string InboundEvent = "call_inbound";

    public static RouteGroupBuilder MapRetellWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/retell/webhook").WithTags("Retell").AllowAnonymous().WithMetadata(new NotLimited());
        Describe(group.MapPost("", ReceiveOfAgencyAsync))
            .WithName("ReceiveRetellEvent")
            .WithSummary("Takes an event of the agency's Retell workspace, signed with its API key.");
        Describe(group.MapPost("/{workspaceId:guid}", ReceiveOfWorkspaceAsync))
            .WithName("ReceiveRetellWorkspaceEvent")
            .WithSummary("Takes an event of a tenant's own Retell workspace, signed with that workspace's API key.");
        group.MapGet("", RefuseGet).ExcludeFromDescription();
        group.MapGet("/{workspaceId:guid}", RefuseGet).ExcludeFromDescription();
        return group;
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .WithGate(DeliverySource.Retell)
        .WithMetadata(new RequestSizeLimitAttribute(WebhookBody.MaxBytes + 1))
        .Produces<WebhookAnswer>(StatusCodes.Status200OK)
        .Produces<WebhookAnswer>(StatusCodes.Status201Created)
        .Produces<WebhookAnswer>(StatusCodes.Status202Accepted)
        .Produces<FailureEnvelope>(StatusCodes.Status400BadRequest)
        .Produces<FailureEnvelope>(StatusCodes.Status401Unauthorized)
        .Produces<FailureEnvelope>(StatusCodes.Status413PayloadTooLarge)
        .Produces<FailureEnvelope>(StatusCodes.Status503ServiceUnavailable);

    private static Task<IResult> ReceiveOfAgencyAsync(HttpContext context, RetellDoor door) => ReceiveAsync(context, door, workspaceId: null);

    private static Task<IResult> ReceiveOfWorkspaceAsync(HttpContext context, Guid workspaceId, RetellDoor door) =>
        ReceiveAsync(context, door, workspaceId);

    private static async Task<IResult> ReceiveAsync(HttpContext context, RetellDoor door, Guid? workspaceId)
    {
        var (body, source, failure) = await door.OpenAsync(context, workspaceId);
        if (failure is not null)
        {
            return failure.ToResult();
        }

        using var received = body!;
        var document = DeliveryReader.Read(received.Bytes, context.Request.ContentType);
        if (document.Readings is [SkippedReading { EventType: InboundEvent }])
        {
            return Results.Json(InboundAnswer.NoOverride);
        }

        var intake = context.RequestServices.GetRequiredService<BodyIntake>();
        return await intake.TakeAsync(document, received.Bytes, source, context.RequestAborted);
    }

    private static IResult RefuseGet(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return new Failure(FailureKind.MethodNotAllowed,
            "This address takes POST from Retell. Set it as a webhook URL in Retell's dashboard, for the account or an agent.").ToResult();
    }

    /// <summary>
    /// Retell asks before it connects an inbound call, and waits: an agent or variables could be named here. An empty object leaves the
    /// number as it is set up; anything else than a 2xx would keep the caller waiting for the retries.
    /// </summary>
    private sealed record InboundAnswer([property: JsonPropertyName("call_inbound")] object CallInbound)
    {
        public static InboundAnswer NoOverride { get; } = new(new object());
    }
}
