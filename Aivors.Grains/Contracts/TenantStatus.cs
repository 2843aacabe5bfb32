using System.Collections.Immutable;

namespace Aivors.Grains.Contracts;

/// <summary>How an account stands. Stored (<c>tenants.status</c>) and spoken by clients: never rename one.</summary>
public static class TenantStatus
{
    public const string PendingPayment = "pending_payment";
    public const string Active = "active";

    /// <summary>Suspended by an admin.</summary>
    public const string Inactive = "inactive";

    public const string Cancelled = "cancelled";

    public static ImmutableArray<string> All { get; } = [PendingPayment, Active, Inactive, Cancelled];

    /// <summary>
    /// Whether the tenant's workflows are told to stop, whatever its credits. Calls that come all the same are stored and charged: they took place.
    /// </summary>
    public static bool IsSuspended(string status) => status is Inactive or Cancelled;
}
