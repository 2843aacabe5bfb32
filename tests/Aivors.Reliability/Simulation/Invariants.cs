using System.Globalization;
using Aivors.Grains.Contracts;
using Aivors.Reliability.Simulation.Memory;

namespace Aivors.Reliability.Simulation;

/// <summary>The promises, looked at from outside: docs/reliability.md lists them by these numbers.</summary>
internal static class Invariants
{
    /// <param name="store">The tables.</param>
    /// <param name="plan">What was sent.</param>
    /// <param name="clocksAgree">False: a silo's clock was wrong, so bindings may be dated before calls that were placed by then.</param>
    public static void CheckAll(MemoryStore store, Plan plan, bool clocksAgree)
    {
        foreach (var tenant in store.Tenants.Values) CheckBooks(store, tenant);
        CheckWaiting(store, plan);
        CheckCalls(store, plan, clocksAgree);
        CheckCredits(store, plan);
        CheckCounters(store);
    }

    /// <summary>I11: what is known of a call only moves forward; once charged or placed it stays so.</summary>
    public static void CheckStep(MemoryStore store, CallRowData? before, CallRowData after)
    {
        if (before is null)
        {
            var owner = store.OwnerAt(after.AgentId, after.Fields.StartedAt ?? after.FirstAt) ?? store.OpenBinding(after.AgentId);
            Require(owner?.TenantId == after.TenantId, $"I7: call {after.CallId} was placed with {after.TenantId}, and {owner?.TenantId} owned its agent");
            return;
        }

        Require(after.Rank >= before.Rank, $"I11: call {after.CallId} went back from {before.Rank} to {after.Rank}");
        Require(before.ChargeSeq is null || after.ChargeSeq == before.ChargeSeq, $"I11: the charge of call {after.CallId} moved");
        Require(before.AgentId == after.AgentId && before.FirstAt == after.FirstAt, $"I11: call {after.CallId} changed its identity");
    }

    /// <summary>All that must not change when everything is sent again (I17).</summary>
    public static string Digest(MemoryStore store) => string.Join('\n',
        store.Tenants.Values.OrderBy(t => t.TenantId).Select(t => $"{t.TenantId} {t.Head} {t.Balance} {t.Granted} {t.Charged}")
            .Concat(store.Calls.Values.OrderBy(c => c.CallId, StringComparer.Ordinal).ThenBy(c => c.TenantId)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.CallId} {c.TenantId} {c.Event} {c.DurationMs} {c.Charged} {c.ChargeSeq} {c.Fields}"))));

    public static void Require(bool holds, string sentence)
    {
        if (!holds) throw new InvariantException(sentence);
    }

    private static void CheckBooks(MemoryStore store, TenantRowData tenant)
    {
        var facts = store.FactsOf(tenant.TenantId);
        Require(tenant.Head == facts.Count && facts.Select((f, i) => f.Seq == i + 1).All(ok => ok), $"I5: the facts of {tenant.TenantId} have a gap or a fork");
        var sum = 0L;
        foreach (var fact in facts)
        {
            sum += fact.Amount;
            Require(fact.Balance == sum, $"I8: fact {fact.Seq} of {tenant.TenantId} carries {fact.Balance}, not {sum}");
        }

        Require(tenant.Balance == sum && tenant.Balance == tenant.Granted - tenant.Charged, $"I4: the balance of {tenant.TenantId} is {tenant.Balance}, its facts sum to {sum}");
        foreach (var call in facts.Where(f => f.Kind is "call_charged" or "call_corrected").GroupBy(f => f.CallId!))
        {
            Require(call.Count(f => f.Kind == "call_charged") == 1, $"I2: call {call.Key} of {tenant.TenantId} has {call.Count(f => f.Kind == "call_charged")} charges");
            var row = store.Calls[(call.Key, tenant.TenantId)];
            Require(row.Charged == -call.Sum(f => f.Amount), $"I6: call {call.Key} is charged {row.Charged} by its row and {-call.Sum(f => f.Amount)} by the journal");
        }
    }

    private static void CheckCalls(MemoryStore store, Plan plan, bool clocksAgree)
    {
        foreach (var planned in plan.Calls)
        {
            var rows = store.CallsNamed(planned.CallId).ToList();
            Require(rows.Count > 0, $"I1: call {planned.CallId} was acknowledged and is gone");
            Require(rows.Count == 1, $"I7: call {planned.CallId} is placed {rows.Count} times");
            Require(rows[0].Charged == planned.ExpectedSeconds, $"I6: call {planned.CallId} costs {rows[0].Charged}, not {planned.ExpectedSeconds}");
            Require(rows[0].Rank == (int)planned.Events.Max(e => e.Event), $"I11: call {planned.CallId} ended at {rows[0].Event}");
            if (planned.StartedAt is not { } startedAt) continue;
            if (clocksAgree && store.OwnerAt(planned.AgentId, startedAt) is { } owner)
                Require(owner.TenantId == rows[0].TenantId, $"I7: call {planned.CallId} started while {owner.TenantId} owned its agent, and is {rows[0].TenantId}'s");
            else
                Require(store.Bindings.Any(b => b.AgentId == planned.AgentId && b.TenantId == rows[0].TenantId), $"I7: call {planned.CallId} is of a tenant that never owned its agent");
        }

        var known = plan.Calls.Select(c => c.CallId).ToHashSet();
        Require(store.Calls.Keys.All(c => known.Contains(c.CallId)), "I3: a call that nobody sent");
    }

    private static void CheckCredits(MemoryStore store, Plan plan)
    {
        foreach (var tenant in store.Tenants.Values)
        {
            var granted = plan.Commands.Where(c => c.TenantId == tenant.TenantId).Sum(c => c.Seconds);
            Require(tenant.Granted == granted, $"I15: {tenant.TenantId} was granted {tenant.Granted}, and {granted} was ordered");
            var charged = store.Calls.Values.Where(c => c.TenantId == tenant.TenantId).Sum(c => c.Charged ?? 0);
            Require(tenant.Charged == charged, $"I4: {tenant.TenantId} was charged {tenant.Charged}, and its calls cost {charged}");
        }
    }

    private static void CheckCounters(MemoryStore store)
    {
        var anew = new MemoryStore();
        foreach (var call in store.Calls.Values) Counting.Count(anew, call, 1);
        Require(Same(store.Days, anew.Days), "I10: the days' counters do not fit the calls");
        Require(Same(store.Hours, anew.Hours), "I10: the hours' counters do not fit the calls");
    }

    private static bool Same<TKey>(Dictionary<TKey, long[]> one, Dictionary<TKey, long[]> other) where TKey : notnull =>
        one.Keys.Concat(other.Keys).Distinct().All(key => Values(one, key).SequenceEqual(Values(other, key)));

    private static IEnumerable<long> Values<TKey>(Dictionary<TKey, long[]> table, TKey key) where TKey : notnull =>
        (table.GetValueOrDefault(key) ?? []).Reverse().SkipWhile(v => v == 0);

    private static void CheckWaiting(MemoryStore store, Plan plan)
    {
        foreach (var poison in plan.Poison)
        {
            Require(
                store.Deliveries.Values.Any(d => d is { Verdict: "rejected", Kept: not null } && d.CallId == poison.CallId) && !store.CallsNamed(poison.CallId).Any(),
                $"I14: the poisoned {poison.CallId} is not kept as rejected");
        }

        var waiting = store.Deliveries.Values.FirstOrDefault(d =>
            d.Verdict is not ("recorded" or "enriched" or "duplicate") && !(d.Verdict == "rejected" && plan.Poison.Any(p => p.CallId == d.CallId)));
        Require(waiting is null, $"I12: a delivery of {waiting?.CallId} is still {waiting?.Verdict} ({waiting?.Reason}, kept: {waiting?.Kept is not null})");
    }

    /// <summary>What a grain shows is what the journal says.</summary>
    public static void CheckView(TenantView view, TenantRowData tenant, Grains.Journal.LiveCalls live)
    {
        Require(
            view.HeadSeq == tenant.Head && view.Credits.BalanceSeconds == tenant.Balance && view.Credits.GrantedSeconds == tenant.Granted,
            $"I4: the grain of {tenant.TenantId} shows {view.Credits.BalanceSeconds} at {view.HeadSeq}, the journal {tenant.Balance} at {tenant.Head}");
        Require(
            view.RunningCalls.Select(c => c.CallId).Order(StringComparer.Ordinal).SequenceEqual(live.Running.Select(c => c.CallId).Order(StringComparer.Ordinal)),
            $"I10: the grain of {tenant.TenantId} shows other running calls than the journal");
        Require(view.LatestCalls.SequenceEqual(live.Latest), $"I10: the grain of {tenant.TenantId} shows other latest calls than the journal");
    }
}
