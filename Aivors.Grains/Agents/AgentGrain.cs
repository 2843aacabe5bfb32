using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Spread;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Aivors.Grains.Agents;

/// <summary>Forwards deliveries to the owner. Reentrant, or a hot agent's deliveries would queue one behind another.</summary>
[Reentrant, GrainType("agent"), RandomPlacement]
internal sealed partial class AgentGrain(IJournal journal, HostedGrains hosted, TimeProvider time, ILogger<AgentGrain> log) : Grain, IAgentGrain
{
    /// <summary>How old the bindings may be before "nobody owns it" is asked of the database again.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private AgentBindings _bindings = AgentBindings.None;
    private long _readAt;
    private (Guid Id, ITenantGrain Grain)? _tenant;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await ReadBindingsAsync(cancellationToken);
        hosted.Add(GrainContext);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        hosted.Remove(GrainContext);
        return Task.CompletedTask;
    }

    public async Task<DeliveryResult> DeliverAsync(CallDelivery delivery)
    {
        try
        {
            var result = await DeliverToAsync(await FindOwnerAsync(delivery), delivery);
            if (result is { Status: DeliveryStatus.Misrouted })
            {
                // The binding changed behind this activation: read it and go by what it says now.
                await ReadBindingsAsync(CancellationToken.None);
                result = await DeliverToAsync(await PlaceAsync(delivery), delivery);
            }

            return result is { Status: DeliveryStatus.Refused } ? await RejectAsync(delivery, result) : result;
        }
        catch (JournalUnavailableException)
        {
            return DeliveryResult.Of(DeliveryStatus.Unavailable);
        }
    }

    public async Task<TenantView?> GetOwnerAsync()
    {
        if (_bindings.Current is null)
        {
            await FreshenAsync();
        }

        return _bindings.Current is { } tenantId ? await Tenant(tenantId).GetViewAsync() : null;
    }

    public async Task<CommandResult> ConnectAsync(Guid tenantId, string commandKey, string actor)
    {
        var agentId = this.GetPrimaryKeyString();
        var result = await Tenant(tenantId).ExecuteAsync(new BindAgent { AgentId = agentId, CommandKey = commandKey, Actor = actor });
        await ReadBindingsAsync(CancellationToken.None);
        if (result.Status == CommandStatus.Done)
        {
            LogConnected(agentId, tenantId);
        }

        return result;
    }

    public async Task<CommandResult> DisconnectAsync(Guid tenantId, string commandKey, string actor)
    {
        var agentId = this.GetPrimaryKeyString();
        var result = await Tenant(tenantId).ExecuteAsync(new ReleaseAgent { AgentId = agentId, CommandKey = commandKey, Actor = actor });
        await ReadBindingsAsync(CancellationToken.None);
        if (result.Status == CommandStatus.Done)
        {
            LogDisconnected(agentId, tenantId);
        }

        return result;
    }

    private async Task<DeliveryResult> DeliverToAsync(Guid? owner, CallDelivery delivery)
    {
        if (owner is not { } tenantId)
        {
            LogNoOwner(delivery.AgentId, delivery.CallId);
            return await QuarantineAsync(delivery, QuarantineReason.NoOwner);
        }

        // A tenant's own key proves only what happens in that tenant's workspace.
        if (delivery.WorkspaceTenantId is { } signer && signer != tenantId)
        {
            LogOtherWorkspace(delivery.AgentId, tenantId, delivery.CallId, signer);
            return await QuarantineAsync(delivery, QuarantineReason.OtherWorkspace);
        }

        return await Tenant(tenantId).DeliverAsync(delivery);
    }

    private async Task<DeliveryResult> QuarantineAsync(CallDelivery delivery, string reason)
    {
        await journal.KeepAsync(delivery, Verdict.Quarantined, reason, CancellationToken.None);
        return DeliveryResult.Quarantined(reason);
    }

    private async Task<DeliveryResult> RejectAsync(CallDelivery delivery, DeliveryResult refused)
    {
        await journal.KeepAsync(delivery, Verdict.Rejected, $"refused_{refused.Reason}", CancellationToken.None);
        return refused;
    }

    private async Task<Guid?> FindOwnerAsync(CallDelivery delivery)
    {
        if (_bindings.OwnerOf(StartOf(delivery)) is null)
        {
            await FreshenAsync();
        }

        return await PlaceAsync(delivery);
    }

    private async Task<Guid?> PlaceAsync(CallDelivery delivery)
    {
        var placed = _bindings.IsUncertain
            ? await journal.FindPlacementAsync(delivery.AgentId, delivery.CallId, CancellationToken.None)
            : null;
        return placed ?? _bindings.OwnerOf(StartOf(delivery));
    }

    // As the appending statement has it: a call whose start nobody told began when it was first heard of. Were this "now", a delivery that
    // waits while its agent changes hands would be sent to an owner whom the statement refuses, for ever.
    private static DateTimeOffset StartOf(CallDelivery delivery) => delivery.Fields.StartedAt ?? delivery.ReceivedAt;

    private async Task FreshenAsync()
    {
        if (time.GetElapsedTime(_readAt) > Freshness)
        {
            await ReadBindingsAsync(CancellationToken.None);
        }
    }

    private async Task ReadBindingsAsync(CancellationToken cancel)
    {
        _bindings = new AgentBindings(await journal.ReadBindingsAsync(this.GetPrimaryKeyString(), cancel));
        _readAt = time.GetTimestamp();
    }

    // Kept, because finding a reference reads the interface's attributes each time.
    private ITenantGrain Tenant(Guid tenantId)
    {
        if (_tenant is not { } known || known.Id != tenantId)
        {
            _tenant = known = (tenantId, GrainFactory.GetGrain<ITenantGrain>(tenantId));
        }

        return known.Grain;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "[RETELL] Agent connected: {AgentId} to tenant {TenantId}")]
    private partial void LogConnected(string agentId, Guid tenantId);

    [LoggerMessage(Level = LogLevel.Information, Message = "[RETELL] Agent disconnected: {AgentId} from tenant {TenantId}")]
    private partial void LogDisconnected(string agentId, Guid tenantId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] No tenant for agent {AgentId}: call {CallId} is in quarantine")]
    private partial void LogNoOwner(string agentId, string callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] Agent {AgentId} of tenant {TenantId}: call {CallId} was signed by the "
        + "workspace of tenant {Signer} and is in quarantine")]
    private partial void LogOtherWorkspace(string agentId, Guid tenantId, string callId, Guid signer);
}
