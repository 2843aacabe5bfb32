namespace Aivors.Grains.Contracts;

/// <summary>Knows which tenant owns a Retell agent, and since when. Key: Retell's <c>agent_id</c>.</summary>
[Alias("aivors.IAgentGrain"), GrainInterfaceType("aivors.IAgentGrain")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Routes a delivery to the tenant that owns it, or into quarantine. Answers after the commit.</summary>
    [Alias("Deliver"), ResponseTimeout("00:00:03")]
    Task<DeliveryResult> DeliverAsync(CallDelivery delivery);

    /// <summary>The present owner's state, from memory; null when nobody owns the agent.</summary>
    [Alias("GetOwner"), ResponseTimeout("00:00:03")]
    Task<TenantView?> GetOwnerAsync();

    /// <summary>Connects the agent to a tenant. Of several at once exactly one wins; the others get <see cref="CommandStatus.AgentTaken"/>.</summary>
    [Alias("Connect"), ResponseTimeout("00:00:10")]
    Task<CommandResult> ConnectAsync(Guid tenantId, string commandKey, string actor);

    /// <summary>Ends the tenant's binding; calls that started before stay where they are.</summary>
    [Alias("Disconnect"), ResponseTimeout("00:00:10")]
    Task<CommandResult> DisconnectAsync(Guid tenantId, string commandKey, string actor);
}
