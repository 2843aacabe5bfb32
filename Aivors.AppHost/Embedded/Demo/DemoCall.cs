namespace Aivors.AppHost.Embedded.Demo;

/// <summary>One planned call of the demo client.</summary>
internal sealed record DemoCall
{
    public required string CallId { get; init; }

    public required string AgentId { get; init; }

    public required bool Inbound { get; init; }

    /// <summary>The other party's.</summary>
    public required string PhoneNumber { get; init; }

    public required string CallerName { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required int DurationMs { get; init; }

    public required DemoScript Script { get; init; }

    /// <summary>In order; "A:" or "U:" and what was said.</summary>
    public required IReadOnlyList<string> Turns { get; init; }

    public required string Summary { get; init; }

    public int BilledMinutes => (DurationMs + 59_999) / 60_000;
}
