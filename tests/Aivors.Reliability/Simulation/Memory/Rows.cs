using Aivors.Grains.Contracts;

namespace Aivors.Reliability.Simulation.Memory;

/// <summary>A row of <c>tenants</c>.</summary>
internal sealed record TenantRowData(Guid TenantId, Guid FirstUserId, string Name)
{
    public string Status { get; init; } = "active";

    public string Plan { get; init; } = "prepaid";

    public string Rule { get; init; } = "minute-up@1";

    public string TimeZone { get; init; } = "UTC";

    public long LowBalance { get; init; } = 300;

    public long Head { get; init; }

    public long Balance { get; init; }

    public long Granted { get; init; }

    public long Charged { get; init; }
}

/// <summary>A row of <c>journal</c>; the data as jsonb writes them.</summary>
internal sealed record Fact(
    Guid TenantId, long Seq, DateTimeOffset At, string Kind, string? CallId, long Amount, long Balance, string? Rule, string Data, string Actor,
    string? CommandKey);

/// <summary>A row of <c>calls</c>.</summary>
internal sealed record CallRowData
{
    public required string CallId { get; init; }

    public required Guid TenantId { get; init; }

    public required string AgentId { get; init; }

    /// <summary>The merged fields, without duration.</summary>
    public required CallFields Fields { get; init; }

    public required string Event { get; init; }

    public required int Rank { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateOnly Day { get; init; }

    public required int Hour { get; init; }

    public long? DurationMs { get; init; }

    public int DurationSource { get; init; }

    public int DurationRank { get; init; }

    public IReadOnlyList<long>? Superseded { get; init; }

    public byte[]? Payload { get; init; }

    public long? Charged { get; init; }

    public long? ChargeSeq { get; init; }

    public string? Rule { get; init; }

    public bool History { get; init; }
}

/// <summary>A row of <c>agent_bindings</c>.</summary>
internal sealed record BindingRow(string AgentId, Guid TenantId, DateTimeOffset From, DateTimeOffset? To, string Actor)
{
    public bool Covers(DateTimeOffset time) => From <= time && (To is null || To > time);
}

/// <summary>A row of <c>deliveries</c>.</summary>
internal sealed record DeliveryRow
{
    public required Guid DeliveryId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Door { get; init; }

    public required string Verdict { get; init; }

    public string? Reason { get; init; }

    public Guid? TenantId { get; init; }

    public required string AgentId { get; init; }

    public required string CallId { get; init; }

    public required string Event { get; init; }

    public long? Seq { get; init; }

    public string? BodyHash { get; init; }

    /// <summary>Body and fields of what waits.</summary>
    public CallDelivery? Kept { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>The order in which they came, where their times are equal.</summary>
    public long Order { get; init; }
}
