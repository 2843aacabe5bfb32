using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Api.Webhooks;

/// <summary>Lets in only what the workspace's key signed; nothing else is read any further, nor stored.</summary>
internal sealed partial class RetellDoor(IWorkspaceKeys keys, SignatureCheck signatures, WebhookMetrics metrics, TimeProvider time, ILogger<RetellDoor> log)
{
    private static readonly Failure NotSigned = Failure.SignedOut(
        $"The header {RetellSignature.HeaderName} is missing or does not sign this body. Retell signs webhooks with one API key of the "
        + "workspace only, the one with the webhook badge in its dashboard: set that one here.");

    /// <returns>The body, which the caller disposes of, and its source; or why it is not let in.</returns>
    public async Task<(ReceivedBody? Body, DeliverySource Source, Failure? Failure)> OpenAsync(HttpContext context, Guid? workspaceId)
    {
        if (await keys.FindAsync(workspaceId, context.RequestAborted) is not { } workspace)
        {
            metrics.OnRefused(DeliverySource.Retell, "no_key");
            return Refuse(NoKey(workspaceId));
        }

        // Without a signature there is no reason to read up to 16 MiB.
        if (context.Request.Headers[RetellSignature.HeaderName] is not [{ Length: > 0 } header])
        {
            return RefuseUnsigned(workspaceId);
        }

        var (body, failure) = await WebhookBody.ReadAsync(context, time);
        if (body is null)
        {
            return Refuse(failure!);
        }

        if (!signatures.IsSigned(body.Bytes.Span, header, workspace))
        {
            body.Dispose();
            return RefuseUnsigned(workspaceId);
        }

        var source = new DeliverySource(DeliverySource.Retell)
        {
            Proof = DeliveryProof.Signed,
            WorkspaceId = workspace.WorkspaceId,
            WorkspaceTenantId = workspace.TenantId,
        };
        return (body, source, null);
    }

    private (ReceivedBody? Body, DeliverySource Source, Failure? Failure) RefuseUnsigned(Guid? workspaceId)
    {
        metrics.OnRefused(DeliverySource.Retell, "bad_signature");
        LogBadSignature(Name(workspaceId));
        return Refuse(NotSigned);
    }

    private static (ReceivedBody? Body, DeliverySource Source, Failure? Failure) Refuse(Failure failure) =>
        (null, new DeliverySource(DeliverySource.Retell), failure);

    // 401 and not 404: nothing can be proved here, and whether there is such a workspace is not for strangers to find out by its status.
    private static Failure NoKey(Guid? workspaceId) => Failure.SignedOut(workspaceId is null
        ? "Retell's own webhooks are not set up here: Retell:ApiKey is not set. Set it (environment variable Retell__ApiKey) to the API key "
            + "with the webhook badge in Retell's dashboard."
        : "There is no such workspace here, or it has no Retell API key.");

    private static string Name(Guid? workspaceId) => workspaceId?.ToString() ?? "the agency";

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] Bad signature on a delivery of the workspace of {Workspace}: only the API "
        + "key with the webhook badge in Retell's dashboard signs webhooks (Retell:ApiKey), and only for Retell:SignatureWindowSeconds")]
    private partial void LogBadSignature(string workspace);
}
