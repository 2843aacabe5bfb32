using System.Text.Json;
using Aivors.Api.Http;
using Aivors.Api.Limits;
using Aivors.Api.Lists;
using Aivors.Grains.Retell;
using Microsoft.AspNetCore.Mvc;

namespace Aivors.Api.Webhooks;

/// <summary>What n8n workflows talk to.</summary>
internal static class N8nEndpoints
{
    public static RouteGroupBuilder MapN8nWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/n8n").WithTags("n8n").AllowAnonymous().WithMetadata(new NotLimited()).AddEndpointFilter<SecretCheck>();

        group.MapPost("/retell-webhook", ReceiveAsync)
            .WithName("ReceiveRetellWebhook")
            .WithSummary("Takes one or several Retell events, in any of the shapes that n8n nodes make of them.")
            .WithGate(DeliverySource.N8n)
            .WithMetadata(new RequestSizeLimitAttribute(WebhookBody.MaxBytesRead))
            .Produces<WebhookAnswer>(StatusCodes.Status200OK)
            .Produces<WebhookAnswer>(StatusCodes.Status201Created)
            .Produces<FailureEnvelope>(StatusCodes.Status400BadRequest)
            .Produces<FailureEnvelope>(StatusCodes.Status401Unauthorized)
            .Produces<FailureEnvelope>(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/retell-webhook", RefuseGet).ExcludeFromDescription();
        group.MapGet("/health", Health).WithName("N8nHealth").WithSummary("Says that the door is open and the secret right.");
        group.MapPost("/test", TestAsync).WithName("N8nTest").WithSummary("Echoes testData, to try a node's settings.");
        return group;
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, BodyIntake intake, TimeProvider time)
    {
        var (body, failure) = await WebhookBody.ReadAsync(context, time);
        if (body is null)
        {
            return failure!.ToResult();
        }

        using var received = body;
        var document = DeliveryReader.Read(received.Bytes, context.Request.ContentType);
        return await intake.TakeAsync(document, received.Bytes, new DeliverySource(DeliverySource.N8n), context.RequestAborted);
    }

    private static IResult RefuseGet(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return new Failure(FailureKind.MethodNotAllowed, "This address takes POST. In the n8n HTTP Request node set Method to POST.").ToResult();
    }

    private static IResult Health(TimeProvider time) =>
        Results.Json(new { Success = true, Service = "n8n-integration", Status = "healthy", Timestamp = time.GetUtcNow() });

    // The body is read here and not bound: binding comes before the check of the secret.
    private static async Task<IResult> TestAsync(HttpContext context, TimeProvider time)
    {
        RawJson received;
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var body = document.RootElement;
            // As it was written: half a surrogate pair can be read, and cannot be written anew.
            received = new RawJson((body.ValueKind == JsonValueKind.Object && body.TryGetProperty("testData", out var data) ? data : body).GetRawText());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Failure.Invalid("The body is not JSON. In the n8n HTTP Request node set Body Content Type to JSON.").ToResult();
        }

        return Results.Json(new { Success = true, Message = "n8n webhook test successful", Received = received, Timestamp = time.GetUtcNow() });
    }
}
