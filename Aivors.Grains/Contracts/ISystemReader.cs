namespace Aivors.Grains.Contracts;

/// <summary>Reads how the database is, and what waits in it.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ISystemReader
{
    Task<DatabaseReport> ReadDatabaseAsync(CancellationToken cancel);

    Task<WaitingReport> ReadWaitingAsync(ReadScope scope, CancellationToken cancel);

    /// <summary>The names of the time zones that the database knows and browsers name alike: IANA ids.</summary>
    Task<IReadOnlySet<string>> ReadTimeZonesAsync(CancellationToken cancel);
}

/// <param name="Version">Such as <c>17.2</c>.</param>
/// <param name="Connections">To this database, of everybody.</param>
/// <param name="DatabaseBytes">What it takes on disk.</param>
public sealed record DatabaseReport(string Version, int Connections, long DatabaseBytes);

/// <param name="Pending">Deliveries that the silos' pump has yet to apply.</param>
/// <param name="PendingOldest">When the longest waiting of them was received.</param>
/// <param name="Quarantined">Deliveries that wait for an owner.</param>
public sealed record WaitingReport(long Pending, DateTimeOffset? PendingOldest, long Quarantined);
