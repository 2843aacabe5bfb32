namespace Aivors.Grains.Contracts;

/// <summary>Reads which agents a tenant has.</summary>
public interface IAgentReader
{
    /// <summary>The agents connected now, the one connected first at the front; at most 1000.</summary>
    Task<IReadOnlyList<ConnectedAgent>> ListAsync(ReadScope scope, Guid tenantId, CancellationToken cancel);
}

public sealed record ConnectedAgent(string AgentId, DateTimeOffset ConnectedAt);
