namespace Aivors.Grains.Retention;

/// <summary>Which calls are older than their tenant keeps them.</summary>
public interface IRetention
{
    /// <summary>Some of them, the oldest first: at most one command's worth of a tenant. Empty when nothing is due.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<DueCalls>> FindDueAsync(DateTimeOffset now, CancellationToken cancel);
}

public sealed record DueCalls(Guid TenantId, string[] CallIds);
