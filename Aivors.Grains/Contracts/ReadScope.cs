namespace Aivors.Grains.Contracts;

/// <summary>Whose data a read may see. The readers hand it to the database session, where row-level security holds to it.</summary>
public readonly record struct ReadScope
{
    private ReadScope(Guid? tenantId, bool isAdmin) => (TenantId, IsAdmin) = (tenantId, isAdmin);

    /// <summary>The one tenant; null for an admin who looks at all.</summary>
    public Guid? TenantId { get; }

    public bool IsAdmin { get; }

    public static ReadScope Tenant(Guid tenantId) => new(tenantId, isAdmin: false);

    /// <summary>An admin's view of every tenant.</summary>
    public static ReadScope Admin() => new(null, isAdmin: true);
}
