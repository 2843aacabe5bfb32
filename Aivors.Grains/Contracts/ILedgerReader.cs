namespace Aivors.Grains.Contracts;

/// <summary>Reads the facts of a tenant: the truth about its credits.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ILedgerReader
{
    /// <summary>Facts, newest first.</summary>
    /// <param name="before">Only facts with a smaller number; null begins with the newest.</param>
    Task<LedgerPage> ListAsync(ReadScope scope, Guid tenantId, LedgerFilter filter, int limit, long? before, CancellationToken cancel);
}

/// <summary>Which facts are meant.</summary>
public sealed record LedgerFilter
{
    /// <summary>All facts.</summary>
    public static LedgerFilter None { get; } = new();

    /// <summary>Of one of these kinds; of any when there are none.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The first day by the tenant's clock as it is set now.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, itself included.</summary>
    public DateOnly? To { get; init; }
}

/// <param name="Next">The <c>before</c> of the following page; null when this is the last.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerEntry> Entries, long? Next);

/// <summary>One fact. Carries no personal data.</summary>
public sealed record LedgerEntry
{
    /// <summary>The tenant's facts are numbered 1, 2, 3, ... without a gap.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The same moment by the tenant's clock; in lists only.</summary>
    public DateTimeOffset? LocalAt { get; init; }

    /// <summary>Such as <c>call_charged</c> or <c>credits_granted</c>.</summary>
    public required string Kind { get; init; }

    public required string? CallId { get; init; }

    /// <summary>Below 0 for a charge, in seconds of credit.</summary>
    public required long AmountSeconds { get; init; }

    /// <summary>The balance after it, in seconds of credit.</summary>
    public required long BalanceSeconds { get; init; }

    public required string? Rule { get; init; }

    /// <summary>What the amount was computed from, as JSON text.</summary>
    public required string Data { get; init; }

    /// <summary>A user id, a door or <c>system</c>.</summary>
    public required string Actor { get; init; }
}
