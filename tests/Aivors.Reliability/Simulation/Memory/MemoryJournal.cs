using System.Security.Cryptography;
using Aivors.Grains.Contracts;
using Aivors.Grains.Deliveries;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;

namespace Aivors.Reliability.Simulation.Memory;

/// <summary>What may go wrong on the way to the tables and back.</summary>
internal interface IStoreFaults
{
    Task BeforeAsync(CancellationToken cancel);

    /// <param name="wrote">True: something was committed, whose answer may get lost.</param>
    /// <param name="cancel">The asker's patience.</param>
    Task AfterAsync(bool wrote, CancellationToken cancel);
}

/// <summary>The journal port in memory, as one process reaches it.</summary>
internal sealed class MemoryJournal(MemoryStore store, IStoreFaults? faults = null) : IJournal, IWaitingDeliveries, IDeliveryStore
{
    public IJournalLane OpenLane() => new Lane(this);

    public Task<TenantRecord?> ReadTenantAsync(Guid tenantId, CancellationToken cancel) => ReadAsync(
        () => store.Tenants.TryGetValue(tenantId, out var tenant) ? Commanding.RecordOf(tenant) : null, cancel);

    public Task<LiveCalls> ReadLiveCallsAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancel) => ReadAsync(() => LiveCallsOf(tenantId, now), cancel);

    public LiveCalls LiveCallsOf(Guid tenantId, DateTimeOffset now)
    {
        var newest = store.Calls.Values.Where(c => c.TenantId == tenantId)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.CallId, StringComparer.Ordinal).ToList();
        return new LiveCalls(
            [.. newest.Where(c => c.Rank == 1 && c.At > now.AddHours(-3)).Take(100).Reverse().Select(c => new RunningCall(c.CallId, c.AgentId, c.At))],
            [.. newest.Where(c => c.Rank > 1).Take(10).Select(c => new LatestCall(c.CallId, c.AgentId, c.At, c.DurationMs, c.Charged, c.Fields.Outcome))]);
    }

    public Task<IReadOnlyList<AgentBinding>> ReadBindingsAsync(string agentId, CancellationToken cancel) => ReadAsync(
        () => (IReadOnlyList<AgentBinding>)[.. store.Bindings.Where(b => b.AgentId == agentId).OrderBy(b => b.From).Select(b => new AgentBinding(b.TenantId, b.From, b.To))],
        cancel);

    public Task<Guid?> FindPlacementAsync(string agentId, string callId, CancellationToken cancel) => ReadAsync(
        () => store.CallsNamed(callId).Where(c => c.AgentId == agentId).OrderBy(c => c.FirstAt).Select(c => (Guid?)c.TenantId).FirstOrDefault(), cancel);

    public Task KeepAsync(CallDelivery delivery, Verdict verdict, string reason, CancellationToken cancel) => WriteAsync(
        () =>
        {
            var name = reason == QuarantineReason.NoOwner && store.OpenBinding(delivery.AgentId) is not null ? "pending"
                : verdict == Verdict.Quarantined ? "quarantined" : "rejected";
            var why = name == "pending" ? null : reason;
            var hash = Convert.ToHexStringLower(SHA256.HashData(delivery.Payload));
            var same = name == "quarantined" && store.Deliveries.Values.Any(d => d.Verdict == "quarantined" && d.DeliveryId != delivery.DeliveryId
                && d.AgentId == delivery.AgentId && d.CallId == delivery.CallId && d.Event == DeliveryColumns.EventType(delivery) && d.BodyHash == hash);
            if (!store.Deliveries.TryGetValue(delivery.DeliveryId, out var row))
            {
                if (!same) store.Deliveries[delivery.DeliveryId] = NewRow(delivery, name) with { Reason = why, BodyHash = hash };
            }
            else if (row.Verdict is not ("recorded" or "enriched" or "duplicate"))
            {
                store.Deliveries[row.DeliveryId] = row with
                {
                    Reason = why,
                    BodyHash = hash,
                    DueAt = store.Clock().AddSeconds(1),
                    Verdict = same ? "duplicate" : name,
                };
            }

            return true;
        },
        cancel);

    public Task KeepPendingAsync(CallDelivery delivery, CancellationToken cancel) => WriteAsync(
        () => store.Deliveries.TryAdd(delivery.DeliveryId, NewRow(delivery, "pending")), cancel);

    public Task KeepRejectedAsync(RejectedDelivery delivery, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<CallDelivery>> LeaseAsync(int max, TimeSpan lease, CancellationToken cancel) => WriteAsync(
        () =>
        {
            var now = store.Clock();
            var due = store.Deliveries.Values.Where(d => d.Verdict == "pending" && (d.DueAt is null || d.DueAt <= now))
                .OrderBy(d => d.ReceivedAt).ThenBy(d => d.Order).Take(max).ToList();
            foreach (var row in due) store.Deliveries[row.DeliveryId] = row with { Attempts = row.Attempts + 1, DueAt = now + lease };
            return (IReadOnlyList<CallDelivery>)[.. due.Where(d => d.Kept is not null).Select(d => d.Kept!)];
        },
        cancel);

    public Task<int> ReleaseAsync(string agentId, DateTimeOffset? since, CancellationToken cancel) => WriteAsync(
        () =>
        {
            var held = store.Deliveries.Values.Where(d => d.Verdict == "quarantined" && d.AgentId == agentId && (since is null || d.ReceivedAt >= since)).ToList();
            foreach (var row in held) store.Deliveries[row.DeliveryId] = row with { Verdict = "pending", Reason = null, DueAt = null };
            return held.Count;
        },
        cancel);

    public Task<int> DiscardAsync(string agentId, string reason, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> ReplayAsync(Guid deliveryId, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ReplayRangeResult> ReplayRangeAsync(ReplayRange range, CancellationToken cancel) => throw new NotSupportedException();

    private DeliveryRow NewRow(CallDelivery delivery, string verdict) => new()
    {
        DeliveryId = delivery.DeliveryId,
        ReceivedAt = delivery.ReceivedAt,
        Door = delivery.Door,
        Verdict = verdict,
        AgentId = delivery.AgentId,
        CallId = delivery.CallId,
        Event = DeliveryColumns.EventType(delivery),
        Kept = delivery,
        Order = store.NextOrder++,
    };

    private async Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancel)
    {
        if (faults is null) return read();
        await faults.BeforeAsync(cancel);
        var result = read();
        await faults.AfterAsync(false, cancel);
        return result;
    }

    private async Task<T> WriteAsync<T>(Func<T> write, CancellationToken cancel)
    {
        if (faults is null) return write();
        await faults.BeforeAsync(cancel);
        var result = write();
        await faults.AfterAsync(true, cancel);
        return result;
    }

    private sealed class Lane(MemoryJournal journal) : IJournalLane
    {
        public Task<IReadOnlyList<DeliveryOutcome?>> AppendAsync(IReadOnlyList<DeliveryAppend> group, DateTimeOffset now, CancellationToken cancel) =>
            journal.WriteAsync(() => Appending.Append(journal.Store, group, now), cancel);

        public Task<CommandOutcome> ExecuteAsync(Guid tenantId, TenantCommand command, DateTimeOffset now, CancellationToken cancel) =>
            journal.WriteAsync(() => Commanding.Execute(journal.Store, tenantId, command, now), cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private MemoryStore Store => store;
}
