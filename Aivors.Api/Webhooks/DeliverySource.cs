using System.Diagnostics;

namespace Aivors.Api.Webhooks;

/// <summary>Where a delivery came in, and what is known of who sent it.</summary>
/// <param name="Door"><c>n8n</c>, <c>retell</c> or <c>test</c>; stored. What the silos fetch themselves has <c>reconciliation</c>.</param>
internal sealed record DeliverySource(string Door)
{
    public const string N8n = "n8n";
    public const string Retell = "retell";
    public const string Test = "test";

    /// <summary>One of <see cref="Grains.Contracts.DeliveryProof"/>; null when there was no signature to check.</summary>
    public string? Proof { get; init; }

    /// <summary>The workspace whose key signed it; null for the agency's.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>Whose workspace that is; only this tenant may own the call.</summary>
    public Guid? WorkspaceTenantId { get; init; }

    /// <summary>The W3C trace id of the request that is being answered.</summary>
    public static string? TraceId => Activity.Current?.TraceId.ToHexString();
}
