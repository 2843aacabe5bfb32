using System.ComponentModel.DataAnnotations;

namespace Aivors.Grains.Journal;

/// <summary>Section <c>Journal</c>: the group-commit writer and the sealer.</summary>
public sealed class JournalOptions
{
    public const string Section = "Journal";

    /// <summary>How many groups may be in flight at once; a tenant stays in one lane. One is enough until Postgres has cores to spare.</summary>
    [Range(1, 16)]
    public int Lanes { get; set; } = 1;

    /// <summary>How many appends a lane may queue before it refuses with "overloaded".</summary>
    [Range(16, 1_000_000)]
    public int QueueCapacity { get; set; } = 4096;

    /// <summary>How many deliveries one tenant may have under way in a silo; below the queue's capacity, so that one tenant's flood leaves room.</summary>
    [Range(1, 1_000_000)]
    public int TenantInFlight { get; set; } = 1024;

    /// <summary>How many deliveries one transaction takes at most.</summary>
    [Range(1, 1000)]
    public int GroupRows { get; set; } = 128;

    /// <summary>How many bytes of payload one transaction takes at most (a single larger delivery goes alone).</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int GroupBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long one attempt to commit may take, in milliseconds, before its outcome counts as unknown.</summary>
    [Range(100, 60_000)]
    public int CommitTimeoutMs { get; set; } = 5_000;

    /// <summary>How often a group is tried before its callers are told that the journal is unavailable.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 3;

    /// <summary>How often the sealer looks for unsealed facts, in seconds; 0 turns it off in this process.</summary>
    [Range(0, 86_400)]
    public int SealEverySeconds { get; set; } = 30;

    /// <summary>How often the search index takes up what is new, in seconds; 0 turns it off in this process.</summary>
    [Range(0, 86_400)]
    public int IndexEverySeconds { get; set; } = 1;

    /// <summary>At which hour (UTC) all tenants are verified each day; -1 turns it off in this process.</summary>
    [Range(-1, 23)]
    public int VerifyAtHour { get; set; } = 3;
}
