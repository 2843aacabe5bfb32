using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Checks Retell's signatures against the keys of a workspace.</summary>
internal sealed class SignatureCheck(IWorkspaceKeys keys, IOptions<RetellWebhookOptions> options, TimeProvider time)
{
    private readonly TimeSpan _window = TimeSpan.FromSeconds(options.Value.SignatureWindowSeconds);

    /// <summary>True when one of the workspace's keys signed exactly these bytes, and lately.</summary>
    public bool IsSigned(ReadOnlySpan<byte> body, string? header, WorkspaceKeys workspace)
    {
        var isSigned = false;
        foreach (var key in workspace.ApiKeys)
        {
            // Every key is tried, so that the time it takes does not tell which one fits.
            isSigned |= RetellSignature.Verify(body, key, header, time.GetUtcNow(), _window);
        }

        return isSigned;
    }

    /// <summary>What the signature that n8n forwarded with an event is worth, by the agency's keys; null when there is nothing to check.</summary>
    public async ValueTask<string?> ProofOfAsync(SignedBody? signed, CancellationToken cancel)
    {
        if (signed is null || await keys.FindAsync(null, cancel) is not { } agency)
        {
            return null;
        }

        return IsSigned(signed.Body.Span, signed.Header, agency) ? DeliveryProof.Signed : DeliveryProof.Unproved;
    }
}
