using System.Globalization;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Testing;

namespace Aivors.Tests.Reliability.Differential;

/// <summary>All rows as lines, alike from either journal: times as microseconds.</summary>
internal static class Dump
{
    private const string Sql = """
        select line from (
          select 'tenant ' || concat_ws('|', tenant_id, status, plan, time_zone, low_balance_seconds, head_seq, balance_seconds, granted_seconds, charged_seconds) as line from tenants
          union all
          select 'fact ' || concat_ws('|', tenant_id, seq, us(at), kind, coalesce(call_id, '-'), amount_seconds, balance_seconds, coalesce(rule, '-'), data::text, actor, coalesce(command_key, '-')) from journal
          union all
          select 'call ' || concat_ws('|', call_id, tenant_id, agent_id, event, event_rank, us(first_at), us(at), day, hour, coalesce(duration_ms::text, '-'), duration_source, duration_rank,
            coalesce(array_to_string(superseded_ms, ','), '-'), coalesce(charged_seconds::text, '-'), coalesce(charge_seq::text, '-'), coalesce(rule, '-'), history,
            coalesce(convert_from(payload, 'utf8'), '-'),
            coalesce(direction, '-'), coalesce(from_number, '-'), coalesce(to_number, '-'), coalesce(status, '-'), coalesce(outcome, '-'), coalesce(us(started_at)::text, '-'),
            coalesce(us(ended_at)::text, '-'), coalesce(transcript, '-'), coalesce(summary, '-'), coalesce(sentiment, '-'), case when successful then 't' when not successful then 'f' else '-' end,
            coalesce(cost_cents::text, '-'), coalesce(transfer_destination, '-'), coalesce(us(transfer_ended_at)::text, '-'), coalesce(metadata::text, '-')) from calls
          union all
          select 'day ' || concat_ws('|', tenant_id, day, agent_id, calls, finished, inbound, outbound, answered, transferred, voicemail, no_answer, failed, successful, unsuccessful,
            positive, neutral, negative, duration_ms, charged_seconds) from call_days where calls <> 0
          union all
          select 'hour ' || concat_ws('|', tenant_id, day, hour, agent_id, calls, duration_ms, charged_seconds) from call_hours where calls <> 0
          union all
          select 'binding ' || concat_ws('|', agent_id, tenant_id, us(from_at), coalesce(us(to_at)::text, '-')) from agent_bindings
          union all
          select 'delivery ' || concat_ws('|', delivery_id, us(received_at), verdict, coalesce(reason, '-'), coalesce(tenant_id::text, '-'), agent_id, call_id, event, coalesce(seq::text, '-'),
            body is not null) from deliveries) l
        """;

    public static async Task<List<string>> OfAsync(TestDatabase database)
    {
        await database.ExecuteAsync(
            "create or replace function us(t timestamptz) returns bigint language sql immutable as $$ select (extract(epoch from t) * 1000000)::bigint $$");
        await using var command = database.Owner.CreateCommand(Sql);
        await using var row = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync()) lines.Add(row.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static List<string> Of(MemoryStore store)
    {
        var lines = new List<string>();
        lines.AddRange(store.Tenants.Values.Select(t =>
            Line("tenant", t.TenantId, t.Status, t.Plan, t.TimeZone, t.LowBalance, t.Head, t.Balance, t.Granted, t.Charged)));
        lines.AddRange(store.Journal.Values.SelectMany(f => f).Select(f =>
            Line("fact", f.TenantId, f.Seq, f.At, f.Kind, f.CallId, f.Amount, f.Balance, f.Rule, f.Data, f.Actor, f.CommandKey)));
        lines.AddRange(store.Calls.Values.Select(c => Line(
            "call", c.CallId, c.TenantId, c.AgentId, c.Event, c.Rank, c.FirstAt, c.At, c.Day, c.Hour, c.DurationMs, c.DurationSource, c.DurationRank,
            c.Superseded is null ? null : string.Join(',', c.Superseded), c.Charged, c.ChargeSeq, c.Rule, c.History,
            c.Payload is null ? null : System.Text.Encoding.UTF8.GetString(c.Payload),
            c.Fields.Direction, c.Fields.FromNumber, c.Fields.ToNumber, c.Fields.Status, c.Fields.Outcome, c.Fields.StartedAt,
            c.Fields.EndedAt, c.Fields.Transcript, c.Fields.Summary, c.Fields.Sentiment, c.Fields.Successful,
            c.Fields.CostCents, c.Fields.TransferDestination, c.Fields.TransferEndedAt, c.Fields.Metadata)));
        lines.AddRange(store.Days.Where(d => d.Value[0] != 0).Select(d =>
            Line("day", [d.Key.TenantId, d.Key.Day, d.Key.AgentId, .. d.Value.Select(v => (object?)v)])));
        lines.AddRange(store.Hours.Where(h => h.Value[0] != 0).Select(h =>
            Line("hour", [h.Key.TenantId, h.Key.Day, h.Key.Hour, h.Key.AgentId, .. h.Value.Select(v => (object?)v)])));
        lines.AddRange(store.Bindings.Select(b => Line("binding", b.AgentId, b.TenantId, b.From, b.To)));
        lines.AddRange(store.Deliveries.Values.Select(d => Line(
            "delivery", d.DeliveryId, d.ReceivedAt, d.Verdict, d.Reason, d.TenantId, d.AgentId, d.CallId, d.Event, d.Seq, d.Kept is not null)));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Line(string table, params object?[] values) => $"{table} {string.Join('|', values.Select(Text))}";

    private static string Text(object? value) => value switch
    {
        null => "-",
        bool b => b ? "t" : "f",
        DateTimeOffset t => (t.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks).ToString(CultureInfo.InvariantCulture)[..^1],
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
