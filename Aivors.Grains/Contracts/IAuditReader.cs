namespace Aivors.Grains.Contracts;

/// <summary>Reads who did what. Only an admin's scope sees any of it.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface IAuditReader
{
    /// <summary>Entries, newest first.</summary>
    Task<Paged<AuditEntry>> ListAsync(ReadScope scope, AuditQuery query, CancellationToken cancel);
}

/// <param name="EventType">Only this type; null for all.</param>
/// <param name="UserId">Only what is about this user; null for all.</param>
public sealed record AuditQuery(int Limit, int Skip, string? EventType, Guid? UserId);

/// <param name="Data">JSON text; ids only.</param>
public sealed record AuditEntry(Guid AuditId, DateTimeOffset At, string EventType, Guid? UserId, Guid? TenantId, string Actor, string Data);

/// <summary>A part of a list, with the size of the whole.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, long Total);
