using System.Globalization;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;

namespace Aivors.Reliability.Simulation.Memory;

/// <summary>What <c>append_deliveries.sql</c> does, written a second time and in another way.</summary>
internal static class Appending
{
    public static IReadOnlyList<DeliveryOutcome?> Append(MemoryStore store, IReadOnlyList<DeliveryAppend> group, DateTimeOffset now)
    {
        // what Postgres says of a NUL in a text
        if (group.Any(a => a.Delivery.Fields.Summary?.Contains('\0') == true)) throw new JournalRefusedException("22021");

        // All are judged by what stood before the group, then all are written.
        var judged = group.Select(append => store.Tenants.TryGetValue(append.TenantId, out var tenant) ? Judge(store, tenant, append) : null).ToList();
        var outcomes = new List<DeliveryOutcome?>();
        foreach (var one in judged) outcomes.Add(one is null ? null : Write(store, one, now));
        return outcomes;
    }

    private static Judged Judge(MemoryStore store, TenantRowData tenant, DeliveryAppend append)
    {
        var d = append.Delivery;
        var old = store.Calls.GetValueOrDefault((d.CallId, append.TenantId));
        var prior = store.Deliveries.GetValueOrDefault(d.DeliveryId) is { Verdict: "recorded" or "enriched" or "duplicate" } row ? row.Verdict : null;
        var owner = store.OwnerAt(d.AgentId, d.Fields.StartedAt ?? d.ReceivedAt) ?? store.OpenBinding(d.AgentId);
        var routed = old is not null
            || (owner?.TenantId == append.TenantId && !store.CallsNamed(d.CallId).Any(c => c.AgentId == d.AgentId && c.TenantId != append.TenantId));
        var other = store.CallsNamed(d.CallId).Where(c => c.TenantId != append.TenantId).Select(c => (Guid?)c.TenantId).FirstOrDefault();

        var rank = (int)d.Event;
        var merged = Merged(tenant, old, d);
        var takes = TakesDuration(old, d.Fields, rank);
        if (takes) merged = merged with { DurationMs = d.Fields.DurationMs, DurationSource = (int)d.Fields.DurationSource, DurationRank = rank };
        var kind = prior is not null || !routed ? null : KindOf(old, merged, d, takes);
        var amount = kind switch
        {
            "call_charged" => -append.PriceSeconds!.Value,
            "call_corrected" => old!.Charged!.Value - append.PriceSeconds!.Value,
            _ => 0,
        };
        var verdict = prior
            ?? (!routed ? "misrouted"
            : d.History && old is { History: false } ? "duplicate"
            : old is null || (rank >= 2 && old.Rank < 2) ? "recorded"
            : kind is not null ? "enriched"
            : "duplicate");
        return new Judged(append, old, merged, kind, amount, verdict, prior is null && routed, kind is null ? null : other);
    }

    private static CallRowData Merged(TenantRowData tenant, CallRowData? old, CallDelivery d)
    {
        var newer = old is not null && (int)d.Event >= old.Rank;
        var fields = Merging.Merge(old?.Fields, d.Fields, newer);
        var firstAt = old?.FirstAt ?? d.ReceivedAt;
        var at = fields.StartedAt ?? firstAt;
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone));
        var same = old is not null && old.At == at;
        return new CallRowData
        {
            CallId = d.CallId,
            TenantId = tenant.TenantId,
            AgentId = old?.AgentId ?? d.AgentId,
            Fields = fields,
            Event = newer || old is null ? DeliveryColumns.EventName(d.Event) : old.Event,
            Rank = Math.Max((int)d.Event, old?.Rank ?? 0),
            FirstAt = firstAt,
            At = at,
            Day = same ? old!.Day : DateOnly.FromDateTime(local.DateTime),
            Hour = same ? old!.Hour : local.Hour,
            DurationMs = old?.DurationMs,
            DurationSource = old?.DurationSource ?? 0,
            DurationRank = old?.DurationRank ?? 0,
            Superseded = old?.Superseded,
            Payload = newer || old is null ? d.Payload : old.Payload,
            Charged = old?.Charged,
            ChargeSeq = old?.ChargeSeq,
            Rule = old?.Rule,
            History = old?.History ?? d.History,
        };
    }

    private static bool TakesDuration(CallRowData? old, CallFields fields, int rank)
    {
        if (fields.DurationMs is not { } ms) return false;
        if (old?.DurationMs is null) return true;
        var order = ((int)fields.DurationSource, rank).CompareTo((old.DurationSource, old.DurationRank));
        return order > 0 || (order == 0 && !(old.Superseded ?? []).Contains(ms));
    }

    private static string? KindOf(CallRowData? old, CallRowData merged, CallDelivery d, bool takes)
    {
        if (d.History && old is { History: false }) return null;
        if (d.Fields.DurationMs is not null && d.Event >= CallEvent.Ended && old?.ChargeSeq is null && !merged.History) return "call_charged";
        if (takes && old?.ChargeSeq is not null && d.Fields.DurationMs != old.DurationMs) return "call_corrected";
        if (old is null) return d.Event < CallEvent.Ended ? "call_started" : "call_enriched";
        return merged.Fields != old.Fields || merged.Event != old.Event || merged.DurationSource != old.DurationSource || merged.DurationRank != old.DurationRank
            ? "call_enriched"
            : null;
    }

    private static DeliveryOutcome Write(MemoryStore store, Judged one, DateTimeOffset now)
    {
        var (append, old, call, kind, amount, verdict, keep, other) = one;
        var d = append.Delivery;
        var before = store.Tenants[append.TenantId];
        var after = before;
        if (kind is not null)
        {
            after = before with { Head = before.Head + 1, Balance = before.Balance + amount, Charged = before.Charged - amount };
            var charge = kind is "call_charged" or "call_corrected";
            store.Append(new Fact(
                append.TenantId, after.Head, now, kind, d.CallId, amount, after.Balance, charge ? append.Rule : null, DataOf(kind, old, call, d), d.Door, null));
            if (charge) call = call with { Charged = append.PriceSeconds, Rule = append.Rule, ChargeSeq = kind == "call_charged" ? after.Head : old!.ChargeSeq };
            if (kind == "call_corrected") call = call with { Superseded = [.. old!.Superseded ?? [], old.DurationMs!.Value] };
            store.Tenants[append.TenantId] = after;
            if (old is not null) Counting.Count(store, old, -1);
            Counting.Count(store, call, 1);
            store.Put(call);
        }

        if (keep) Keep(store, append, verdict, kind is null ? null : after.Head);
        return new DeliveryOutcome
        {
            Verdict = verdict switch
            {
                "recorded" => Verdict.Recorded,
                "enriched" => Verdict.Enriched,
                "duplicate" => Verdict.Duplicate,
                _ => null,
            },
            Kind = kind,
            SeqBefore = before.Head,
            SeqAfter = after.Head,
            BalanceSeconds = after.Balance,
            GrantedSeconds = after.Granted,
            ChargedSeconds = after.Charged,
            Call = new CallBrief
            {
                CallId = d.CallId,
                ChargedSeconds = call.Charged,
                DurationMs = call.DurationMs,
                PhoneNumber = call.Fields.Direction == "outbound" ? call.Fields.ToNumber : call.Fields.FromNumber,
                TranscriptLength = call.Fields.Transcript?.Length ?? 0,
                SummaryLength = call.Fields.Summary?.Length ?? 0,
                CreatedAt = call.FirstAt,
            },
            At = call.At,
            LatestEvent = (CallEvent)call.Rank,
            AgentId = call.AgentId,
            Outcome = call.Fields.Outcome,
            AlsoOf = other,
        };
    }

    private static string DataOf(string kind, CallRowData? old, CallRowData call, CallDelivery d)
    {
        var name = DeliveryColumns.EventName(d.Event);
        var number = CultureInfo.InvariantCulture;
        return kind switch
        {
            "call_charged" => string.Create(number, $$"""{"event": "{{name}}", "source": {{(int)d.Fields.DurationSource}}, "duration_ms": {{d.Fields.DurationMs}}}"""),
            "call_corrected" => string.Create(
                number,
                $$"""{"event": "{{name}}", "source": {{(int)d.Fields.DurationSource}}, "duration_ms": {{d.Fields.DurationMs}}, "was_duration_ms": {{old!.DurationMs}}, "was_charged_seconds": {{old.Charged}}}"""),
            "call_enriched" when call.History => $$"""{"event": "{{name}}", "history": true}""",
            _ => $$"""{"event": "{{name}}"}""",
        };
    }

    private static void Keep(MemoryStore store, DeliveryAppend append, string verdict, long? seq)
    {
        var d = append.Delivery;
        var row = store.Deliveries.GetValueOrDefault(d.DeliveryId) ?? new DeliveryRow
        {
            DeliveryId = d.DeliveryId,
            ReceivedAt = d.ReceivedAt,
            Door = d.Door,
            Verdict = verdict,
            AgentId = d.AgentId,
            CallId = d.CallId,
            Event = DeliveryColumns.EventType(d),
            Order = store.NextOrder++,
        };
        store.Deliveries[d.DeliveryId] = row with { Verdict = verdict, Reason = null, TenantId = append.TenantId, Seq = seq, Kept = null, DueAt = null };
    }

    private sealed record Judged(
        DeliveryAppend Append, CallRowData? Old, CallRowData Merged, string? Kind, long Amount, string Verdict, bool Keep, Guid? Other);
}
