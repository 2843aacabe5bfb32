namespace Aivors.Grains.Contracts;

/// <summary>Something that a person does to a tenant. It becomes one fact, once per <see cref="CommandKey"/>.</summary>
[GenerateSerializer, Immutable, Alias("aivors.TenantCommand")]
public abstract record TenantCommand
{
    /// <summary>Made by the client, 1 to 200 characters: the same key again gets the first answer, with other content it is refused.</summary>
    [Id(0)] public required string CommandKey { get; init; }

    /// <summary>Who does it: a user id, or <c>system</c>. Never a name or an address.</summary>
    [Id(1)] public required string Actor { get; init; }

    /// <summary>When set, the command is carried out only if the tenant's last fact has this number: what it was computed from still holds.</summary>
    [Id(2)] public long? ExpectedHeadSeq { get; init; }
}

/// <summary>Opens the tenant with its first user, and with credits if <see cref="GrantSeconds"/> is above 0.</summary>
[GenerateSerializer, Immutable, Alias("aivors.OpenTenant")]
public sealed record OpenTenant : TenantCommand
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required NewUser User { get; init; }

    [Id(2)] public long GrantSeconds { get; init; }
}

/// <param name="Email">Lower case.</param>
/// <param name="PasswordHash">As the framework's password hasher makes it.</param>
/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
[GenerateSerializer, Immutable, Alias("aivors.NewUser")]
public sealed record NewUser(
    [property: Id(0)] Guid UserId,
    [property: Id(1)] string Name,
    [property: Id(2)] string Email,
    [property: Id(3)] string PasswordHash,
    [property: Id(4)] string Role);

/// <summary>Adds credits: <see cref="AmountSeconds"/> is above 0.</summary>
[GenerateSerializer, Immutable, Alias("aivors.GrantCredits")]
public sealed record GrantCredits : TenantCommand
{
    [Id(0)] public required long AmountSeconds { get; init; }

    /// <summary>Why, for the ledger; no personal data.</summary>
    [Id(1)] public string? Reason { get; init; }
}

/// <summary>Adds or takes credits to put a balance right: <see cref="AmountSeconds"/> is not 0.</summary>
[GenerateSerializer, Immutable, Alias("aivors.AdjustCredits")]
public sealed record AdjustCredits : TenantCommand
{
    [Id(0)] public required long AmountSeconds { get; init; }

    [Id(1)] public string? Reason { get; init; }
}

/// <summary>Changes the tenant's settings; null leaves one as it is.</summary>
[GenerateSerializer, Immutable, Alias("aivors.ChangeTenant")]
public sealed record ChangeTenant : TenantCommand
{
    /// <summary><c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</summary>
    [Id(0)] public string? Status { get; init; }

    [Id(1)] public string? Plan { get; init; }

    /// <summary>An IANA time zone id.</summary>
    [Id(2)] public string? TimeZone { get; init; }

    [Id(3)] public long? LowBalanceSeconds { get; init; }

    /// <summary>1 to 200 characters. It is kept in the tenant's row only; the fact says that it was changed, not to what.</summary>
    [Id(4)] public string? Name { get; init; }

    /// <summary>Why, for the ledger; no personal data.</summary>
    [Id(5)] public string? Reason { get; init; }

    /// <summary>After how many days a call's personal data are erased; 0 keeps them for ever.</summary>
    [Id(6)] public int? RetentionDays { get; init; }
}

/// <summary>
/// Erases what is personal in calls, for good: one fact for each that was not erased before. Safe to do again, also under another key.
/// </summary>
[GenerateSerializer, Immutable, Alias("aivors.EraseCalls")]
public sealed record EraseCalls : TenantCommand
{
    /// <summary>As many as one command takes: it holds the tenant's row, and the writer's lane.</summary>
    public const int CallsMax = 200;

    [Id(0)] public required string[] CallIds { get; init; }

    /// <summary><c>request</c> or <c>retention</c>.</summary>
    [Id(1)] public required string Cause { get; init; }
}

/// <summary>Binds an agent to the tenant from now on. Sent by the AgentGrain only.</summary>
[GenerateSerializer, Immutable, Alias("aivors.BindAgent")]
public sealed record BindAgent : TenantCommand
{
    [Id(0)] public required string AgentId { get; init; }
}

/// <summary>Ends the tenant's binding of an agent as of now. Sent by the AgentGrain only.</summary>
[GenerateSerializer, Immutable, Alias("aivors.ReleaseAgent")]
public sealed record ReleaseAgent : TenantCommand
{
    [Id(0)] public required string AgentId { get; init; }
}

/// <summary>Tells what a reconciliation found of the tenant's calls. Sent by the reconciliation only, when it found anything.</summary>
[GenerateSerializer, Immutable, Alias("aivors.NoteReconciliation")]
public sealed record NoteReconciliation : TenantCommand
{
    [Id(0)] public required Guid RunId { get; init; }

    [Id(1)] public required int Missing { get; init; }

    [Id(2)] public required int Filled { get; init; }

    [Id(3)] public required int Differing { get; init; }

    [Id(4)] public required int Corrected { get; init; }

    [Id(5)] public required int Extra { get; init; }

    [Id(6)] public required int Failed { get; init; }
}

[GenerateSerializer, Alias("aivors.CommandStatus")]
public enum CommandStatus
{
    /// <summary>Committed, now or when the same key came first.</summary>
    Done = 1,

    /// <summary>Nothing to do: it already is so.</summary>
    Unchanged = 2,

    /// <summary>The key was used for something else before.</summary>
    KeyReused = 3,

    NoSuchTenant = 4,

    EmailTaken = 5,

    /// <summary>Another tenant owns the agent.</summary>
    AgentTaken = 6,

    /// <summary>The tenant does not own the agent.</summary>
    AgentNotConnected = 7,

    /// <summary>The writer's queue is full; nothing was written.</summary>
    Overloaded = 8,

    /// <summary>The database did not answer; send the same key again.</summary>
    Unavailable = 9,

    /// <summary>An amount or a value is out of range.</summary>
    Invalid = 10,

    /// <summary>The tenant has newer facts than <see cref="TenantCommand.ExpectedHeadSeq"/>.</summary>
    HeadMoved = 11,
}

/// <summary>The answer to a command, as of its commit.</summary>
[GenerateSerializer, Immutable, Alias("aivors.CommandResult")]
public sealed record CommandResult
{
    [Id(0)] public required CommandStatus Status { get; init; }

    /// <summary>The number of the command's (last) fact; 0 when there is none.</summary>
    [Id(1)] public long Seq { get; init; }

    /// <summary>The tenant's credits after it; null when nothing could be read.</summary>
    [Id(2)] public CreditsView? Credits { get; init; }

    /// <summary>True when the fact stood already under the same key.</summary>
    [Id(3)] public bool Repeated { get; init; }

    public static CommandResult Of(CommandStatus status) => new() { Status = status };
}
