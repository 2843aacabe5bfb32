namespace Aivors.Reliability.Simulation.Memory;

/// <summary>The tables. One thread; a transaction is a method that changes all or throws before it changes anything.</summary>
internal sealed class MemoryStore
{
    public Dictionary<Guid, TenantRowData> Tenants { get; } = [];

    public Dictionary<Guid, List<Fact>> Journal { get; } = [];

    public Dictionary<(string CallId, Guid TenantId), CallRowData> Calls { get; } = [];

    /// <summary>The same rows by call id alone, for "has another tenant this call?".</summary>
    public Dictionary<string, List<Guid>> Holders { get; } = [];

    public List<BindingRow> Bindings { get; } = [];

    public Dictionary<Guid, DeliveryRow> Deliveries { get; } = [];

    public Dictionary<(Guid TenantId, DateOnly Day, string AgentId), long[]> Days { get; } = [];

    public Dictionary<(Guid TenantId, DateOnly Day, int Hour, string AgentId), long[]> Hours { get; } = [];

    public Dictionary<string, (Guid UserId, Guid TenantId)> Users { get; } = [];

    /// <summary>Sees each call's row before and after a commit.</summary>
    public Action<CallRowData?, CallRowData>? OnCall { get; set; }

    /// <summary>The database's own.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UnixEpoch;

    public long NextOrder { get; set; }

    public IReadOnlyList<Fact> FactsOf(Guid tenantId) => Journal.TryGetValue(tenantId, out var facts) ? facts : [];

    public void Append(Fact fact)
    {
        if (!Journal.TryGetValue(fact.TenantId, out var facts)) Journal[fact.TenantId] = facts = [];
        // what the primary key and the partial unique indexes refuse
        if (facts.Count + 1 != fact.Seq) throw new InvalidOperationException($"Fact {fact.Seq} of {fact.TenantId} after {facts.Count}.");
        if (fact.Kind == "call_charged" && facts.Any(f => f.Kind == "call_charged" && f.CallId == fact.CallId))
            throw new InvalidOperationException($"Call {fact.CallId} would be charged twice.");
        facts.Add(fact);
    }

    public void Put(CallRowData call)
    {
        var before = Calls.GetValueOrDefault((call.CallId, call.TenantId));
        Calls[(call.CallId, call.TenantId)] = call;
        if (before is null)
        {
            if (!Holders.TryGetValue(call.CallId, out var holders)) Holders[call.CallId] = holders = [];
            holders.Add(call.TenantId);
        }

        OnCall?.Invoke(before, call);
    }

    public IEnumerable<CallRowData> CallsNamed(string callId) =>
        Holders.TryGetValue(callId, out var holders) ? holders.Select(tenant => Calls[(callId, tenant)]) : [];

    public BindingRow? OwnerAt(string agentId, DateTimeOffset time) => Bindings.Find(b => b.AgentId == agentId && b.Covers(time));

    public BindingRow? OpenBinding(string agentId) => Bindings.Find(b => b.AgentId == agentId && b.To is null);
}
