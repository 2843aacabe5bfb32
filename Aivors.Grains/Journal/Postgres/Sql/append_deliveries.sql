-- A group of deliveries becomes facts, calls, day counters and delivery rows, in one statement under the tenants' locks.
-- Within a group a (tenant, call) stands once; the writer sees to that. $1 is the time of the commit.
-- docs/journal.md walks through it.
with d as (
  select * from unnest(
    $2::int4[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int2[], $10::timestamptz[],
    $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::timestamptz[],
    $19::timestamptz[], $20::int8[], $21::int2[], $22::text[], $23::text[], $24::text[], $25::text[], $26::bool[],
    $27::bool[], $28::text[], $29::text[], $30::text[], $31::text[], $32::float8[], $33::text[], $34::bytea[],
    $35::int8[], $36::text[], $37::text[], $38::text[], $39::uuid[], $40::timestamptz[], $41::text[], $42::bool[]
  ) as d(
    ord, delivery_id, tenant_id, agent_id, call_id, door, event, event_rank, received_at,
    agent_name, call_type, direction, from_number, to_number, status, outcome, started_at,
    ended_at, duration_ms, duration_source, disconnection_reason, transcript, summary, sentiment, successful,
    in_voicemail, analysis, recording_url, public_log_url, transfer_destination, cost_cents, metadata, payload,
    price_seconds, rule, event_type, proof, workspace_id, transfer_ended_at, trace_id, history)
),
-- What is known: the tenant, the call as stored, this very delivery if it came before, and who owned the agent.
k as (
  select d.ord, d.delivery_id, d.tenant_id, d.agent_id, d.call_id, d.door, d.event, d.event_rank, d.received_at, d.agent_name, d.call_type,
    d.direction, d.status, d.outcome, d.started_at, d.ended_at, d.duration_ms, d.duration_source, d.disconnection_reason, d.sentiment,
    d.successful, d.in_voicemail, d.cost_cents, d.price_seconds, d.rule, d.event_type, d.proof, d.workspace_id, d.transfer_ended_at, d.trace_id,
    d.history,
    -- of a call that was erased nothing personal is taken in again, whatever still comes of it
    case when c.erased_at is null then d.from_number end as from_number, case when c.erased_at is null then d.to_number end as to_number,
    case when c.erased_at is null then d.transcript end as transcript, case when c.erased_at is null then d.summary end as summary,
    case when c.erased_at is null then d.analysis end as analysis, case when c.erased_at is null then d.recording_url end as recording_url,
    case when c.erased_at is null then d.public_log_url end as public_log_url,
    case when c.erased_at is null then d.transfer_destination end as transfer_destination,
    case when c.erased_at is null then d.metadata end as metadata, case when c.erased_at is null then d.payload end as payload,
    t.time_zone, t.head_seq, t.balance_seconds as balance, t.granted_seconds as granted, t.charged_seconds as charged,
    prior.verdict as prior_verdict, prior.seq as prior_seq,
    c.call_id is not null as known,
    -- once placed a call stays, also when the history would now place it elsewhere
    c.call_id is not null or (coalesce(owner.tenant_id = d.tenant_id, false) and not coalesce(elsewhere.by_this_agent, false)) as routed,
    elsewhere.tenant_id as also_of,
    coalesce(d.event_rank >= c.event_rank, false) as newer,
    d.duration_ms is not null and (c.duration_ms is null
      or (d.duration_source, d.event_rank) > (c.duration_source, c.duration_rank)
      or ((d.duration_source, d.event_rank) = (c.duration_source, c.duration_rank)
        and d.duration_ms <> all (coalesce(c.superseded_ms, '{}')))) as takes_duration,
    c.agent_id as o_agent_id, c.agent_name as o_agent_name, c.call_type as o_call_type, c.direction as o_direction,
    c.from_number as o_from_number, c.to_number as o_to_number, c.status as o_status, c.outcome as o_outcome,
    c.event as o_event, c.event_rank as o_event_rank, c.first_at as o_first_at, c.at as o_at, c.day as o_day,
    c.hour as o_hour, c.started_at as o_started_at,
    c.ended_at as o_ended_at, c.duration_ms as o_duration_ms, c.duration_source as o_duration_source,
    c.duration_rank as o_duration_rank, c.superseded_ms as o_superseded_ms, c.disconnection_reason as o_disconnection_reason, c.transcript as o_transcript,
    c.summary as o_summary, c.sentiment as o_sentiment, c.successful as o_successful, c.in_voicemail as o_in_voicemail,
    c.analysis::text as o_analysis, c.recording_url as o_recording_url, c.public_log_url as o_public_log_url,
    c.transfer_destination as o_transfer_destination, c.cost_cents as o_cost_cents, c.metadata::text as o_metadata,
    c.transfer_ended_at as o_transfer_ended_at, c.charged_seconds as o_charged_seconds, c.charge_seq as o_charge_seq, c.rule as o_rule,
    c.history as o_history, coalesce(c.history, d.history) as m_history
  from d
  join tenants t on t.tenant_id = d.tenant_id
  -- "is true" keeps the tenant out of the choice of an index. By most indexes of calls a tenant's call can be found too, by reading all of the
  -- tenant's entries; where tenants have few calls on average, or none yet, the planner takes those for as good as the key.
  left join calls c on c.call_id = d.call_id and (c.tenant_id = d.tenant_id) is true
  left join deliveries prior on prior.delivery_id = d.delivery_id and prior.verdict in ('recorded', 'enriched', 'duplicate')
  -- who owned the agent when the call began; if nobody did, who owns it. Bindings never overlap, so the first of the two is the former.
  -- Compared as rows, which only a btree can look up: the exclusion's index is ten times as slow.
  left join lateral (
    select b.tenant_id from agent_bindings b
    where (b.agent_id, b.from_at) >= (d.agent_id, '-infinity'::timestamptz) and (b.agent_id, b.from_at) <= (d.agent_id, 'infinity'::timestamptz)
      and (b.to_at is null or (b.from_at <= coalesce(d.started_at, d.received_at) and b.to_at > coalesce(d.started_at, d.received_at)))
    order by b.agent_id, b.from_at limit 1) owner on true
  left join lateral (
    select bool_or(o.agent_id = d.agent_id) as by_this_agent, (array_agg(o.tenant_id))[1] as tenant_id
    from calls o where o.call_id = d.call_id and o.tenant_id <> d.tenant_id) elsewhere on true
),
-- Field by field: the newer event's value wins, and a value is never overwritten by an absent one.
m as (
  select k.*,
    coalesce(o_agent_id, agent_id) as m_agent_id,
    case when newer then coalesce(agent_name, o_agent_name) else coalesce(o_agent_name, agent_name) end as m_agent_name,
    case when newer then coalesce(call_type, o_call_type) else coalesce(o_call_type, call_type) end as m_call_type,
    case when newer then coalesce(direction, o_direction) else coalesce(o_direction, direction) end as m_direction,
    case when newer then coalesce(from_number, o_from_number) else coalesce(o_from_number, from_number) end as m_from_number,
    case when newer then coalesce(to_number, o_to_number) else coalesce(o_to_number, to_number) end as m_to_number,
    case when newer then coalesce(status, o_status) else coalesce(o_status, status) end as m_status,
    case when newer then coalesce(outcome, o_outcome) else coalesce(o_outcome, outcome) end as m_outcome,
    case when newer or not known then event else o_event end as m_event,
    greatest(event_rank, o_event_rank) as m_event_rank,
    coalesce(o_first_at, received_at) as m_first_at,
    case when newer then coalesce(started_at, o_started_at) else coalesce(o_started_at, started_at) end as m_started_at,
    case when newer then coalesce(ended_at, o_ended_at) else coalesce(o_ended_at, ended_at) end as m_ended_at,
    case when takes_duration then duration_ms else o_duration_ms end as m_duration_ms,
    case when takes_duration then duration_source else coalesce(o_duration_source, 0::int2) end as m_duration_source,
    case when takes_duration then event_rank else coalesce(o_duration_rank, 0::int2) end as m_duration_rank,
    case when newer then coalesce(disconnection_reason, o_disconnection_reason)
      else coalesce(o_disconnection_reason, disconnection_reason) end as m_disconnection_reason,
    case when newer then coalesce(transcript, o_transcript) else coalesce(o_transcript, transcript) end as m_transcript,
    case when newer then coalesce(summary, o_summary) else coalesce(o_summary, summary) end as m_summary,
    case when newer then coalesce(sentiment, o_sentiment) else coalesce(o_sentiment, sentiment) end as m_sentiment,
    case when newer then coalesce(successful, o_successful) else coalesce(o_successful, successful) end as m_successful,
    case when newer then coalesce(in_voicemail, o_in_voicemail) else coalesce(o_in_voicemail, in_voicemail) end as m_in_voicemail,
    case when newer then coalesce(analysis, o_analysis) else coalesce(o_analysis, analysis) end as m_analysis,
    case when newer then coalesce(recording_url, o_recording_url) else coalesce(o_recording_url, recording_url) end as m_recording_url,
    case when newer then coalesce(public_log_url, o_public_log_url)
      else coalesce(o_public_log_url, public_log_url) end as m_public_log_url,
    case when newer then coalesce(transfer_destination, o_transfer_destination)
      else coalesce(o_transfer_destination, transfer_destination) end as m_transfer_destination,
    -- a call's cost only grows: the leg of a transfer is added when it ends, before or after other events of the same call
    greatest(cost_cents, o_cost_cents) as m_cost_cents,
    greatest(transfer_ended_at, o_transfer_ended_at) as m_transfer_ended_at,
    case when newer then coalesce(metadata, o_metadata) else coalesce(o_metadata, metadata) end as m_metadata
  from k
),
-- What it means: at most one fact a delivery, and its amount.
f as (
  select m.*,
    coalesce(m_started_at, m_first_at) as m_at,
    -- by the time zone in which it was first counted: a tenant that changes its own moves no call that is counted already
    case when coalesce(m_started_at, m_first_at) = o_at then o_day
      else (coalesce(m_started_at, m_first_at) at time zone time_zone)::date end as m_day,
    case when coalesce(m_started_at, m_first_at) = o_at then o_hour
      else extract(hour from coalesce(m_started_at, m_first_at) at time zone time_zone)::int2 end as m_hour,
    w.kind,
    case w.kind when 'call_charged' then -price_seconds when 'call_corrected' then o_charged_seconds - price_seconds else 0 end as amount,
    case
      when prior_verdict is not null then prior_verdict
      when not routed then 'misrouted'
      when history and known and not o_history then 'duplicate'
      when not known or (event_rank >= 2 and o_event_rank < 2) then 'recorded'
      when w.kind is not null then 'enriched'
      else 'duplicate' end as verdict
  from m cross join lateral (
    select case
      when prior_verdict is not null or not routed then null
      -- what is fetched to be shown adds to no call that came by itself, and charges none
      when history and known and not o_history then null
      when duration_ms is not null and event_rank >= 2 and o_charge_seq is null and not m_history then 'call_charged'
      when takes_duration and o_charge_seq is not null and duration_ms <> o_duration_ms then 'call_corrected'
      when not known and event_rank < 2 then 'call_started'
      when not known then 'call_enriched'
      when (m_agent_name, m_call_type, m_direction, m_from_number, m_to_number, m_status, m_outcome, m_event, m_started_at, m_ended_at,
            m_duration_source, m_duration_rank, m_disconnection_reason, m_transcript, m_summary, m_sentiment, m_successful,
            m_in_voicemail, m_analysis, m_recording_url, m_public_log_url, m_transfer_destination, m_cost_cents, m_transfer_ended_at, m_metadata)
        is distinct from
           (o_agent_name, o_call_type, o_direction, o_from_number, o_to_number, o_status, o_outcome, o_event, o_started_at, o_ended_at,
            o_duration_source, o_duration_rank, o_disconnection_reason, o_transcript, o_summary, o_sentiment, o_successful,
            o_in_voicemail, o_analysis, o_recording_url, o_public_log_url, o_transfer_destination, o_cost_cents, o_transfer_ended_at, o_metadata)
        then 'call_enriched'
      end as kind
    -- found once: without it the planner writes all of this in place of each mention of the kind
    offset 0) w
),
-- The tenant's numbers and running balance, in the order of the group.
n as (
  select f.ord,
    head_seq + count(kind) over w as seq_after,
    (balance + sum(amount) over w)::int8 as balance_after
  from f window w as (partition by tenant_id order by ord)
),
totals as (
  select tenant_id, count(*) as facts, sum(amount)::int8 as amount from f where kind is not null group by tenant_id
),
head as (
  update tenants t set
    head_seq = t.head_seq + totals.facts,
    balance_seconds = t.balance_seconds + totals.amount,
    charged_seconds = t.charged_seconds - totals.amount
  from totals where t.tenant_id = totals.tenant_id
),
facts as (
  insert into journal (tenant_id, seq, at, kind, call_id, amount_seconds, balance_seconds, rule, data, actor)
  select f.tenant_id, n.seq_after, $1, f.kind, f.call_id, f.amount, n.balance_after,
    case when f.kind in ('call_charged', 'call_corrected') then f.rule end,
    case f.kind
      when 'call_charged' then jsonb_build_object('duration_ms', f.duration_ms, 'source', f.duration_source, 'event', f.event)
      when 'call_corrected' then jsonb_build_object('duration_ms', f.duration_ms, 'source', f.duration_source, 'event', f.event,
        'was_duration_ms', f.o_duration_ms, 'was_charged_seconds', f.o_charged_seconds)
      when 'call_enriched' then jsonb_strip_nulls(jsonb_build_object('event', f.event, 'history', nullif(f.m_history, false)))
      else jsonb_build_object('event', f.event) end,
    f.door
  from f join n on n.ord = f.ord where f.kind is not null
),
stored as (
  insert into calls as c (call_id, tenant_id, agent_id, agent_name, call_type, direction, from_number, to_number, status, outcome, event,
    event_rank, first_at, at, day, hour, started_at, ended_at, duration_ms, duration_source, duration_rank, superseded_ms, disconnection_reason,
    transcript, summary, sentiment, successful, in_voicemail, analysis, recording_url, public_log_url, transfer_destination, cost_cents, metadata,
    transfer_ended_at, payload, charged_seconds, charge_seq, rule, history)
  select call_id, tenant_id, m_agent_id, m_agent_name, m_call_type, m_direction, m_from_number, m_to_number, m_status, m_outcome, m_event,
    m_event_rank, m_first_at, m_at, m_day, m_hour, m_started_at, m_ended_at, m_duration_ms, m_duration_source, m_duration_rank,
    case when kind = 'call_corrected' then o_superseded_ms || o_duration_ms else o_superseded_ms end,
    m_disconnection_reason, m_transcript, m_summary, m_sentiment, m_successful, m_in_voicemail, m_analysis::json, m_recording_url,
    m_public_log_url, m_transfer_destination, m_cost_cents, m_metadata::json, m_transfer_ended_at,
    case when newer or not known then payload end,
    case when kind in ('call_charged', 'call_corrected') then price_seconds else o_charged_seconds end,
    case when kind = 'call_charged' then n.seq_after else o_charge_seq end,
    case when kind in ('call_charged', 'call_corrected') then rule else o_rule end, m_history
  from f join n using (ord) where kind is not null
  on conflict (call_id, tenant_id) do update set
    agent_name = excluded.agent_name, call_type = excluded.call_type, direction = excluded.direction,
    from_number = excluded.from_number, to_number = excluded.to_number, status = excluded.status, outcome = excluded.outcome,
    event = excluded.event, event_rank = excluded.event_rank, at = excluded.at, day = excluded.day, hour = excluded.hour,
    started_at = excluded.started_at, ended_at = excluded.ended_at, duration_ms = excluded.duration_ms,
    duration_source = excluded.duration_source, duration_rank = excluded.duration_rank, superseded_ms = excluded.superseded_ms,
    disconnection_reason = excluded.disconnection_reason, transcript = excluded.transcript, summary = excluded.summary,
    sentiment = excluded.sentiment, successful = excluded.successful, in_voicemail = excluded.in_voicemail,
    analysis = excluded.analysis, recording_url = excluded.recording_url, public_log_url = excluded.public_log_url,
    transfer_destination = excluded.transfer_destination, cost_cents = excluded.cost_cents, metadata = excluded.metadata,
    transfer_ended_at = excluded.transfer_ended_at, payload = coalesce(excluded.payload, c.payload),
    charged_seconds = excluded.charged_seconds, charge_seq = excluded.charge_seq, rule = excluded.rule
),
-- A call counts in the day and the hour it took place: what it counts now, less what it counted before.
change as (
  select tenant_id, m_day as day, m_hour as hour, m_agent_id as agent_id, 1 as sign, m_event_rank as event_rank, m_direction as direction,
    m_outcome as outcome, m_successful as successful, m_sentiment as sentiment, m_duration_ms as duration_ms,
    case when kind in ('call_charged', 'call_corrected') then price_seconds else o_charged_seconds end as charged_seconds
  from f where kind is not null
  union all
  select tenant_id, o_day, o_hour, o_agent_id, -1, o_event_rank, o_direction, o_outcome, o_successful, o_sentiment, o_duration_ms,
    o_charged_seconds
  from f where kind is not null and known
),
counted as (
  insert into call_days as cd (tenant_id, day, agent_id, calls, finished, inbound, outbound, answered, transferred, voicemail, no_answer,
    failed, successful, unsuccessful, positive, neutral, negative, duration_ms, charged_seconds)
  select tenant_id, day, agent_id, sum(sign), sum(sign * (event_rank >= 2)::int),
    coalesce(sum(sign) filter (where direction = 'inbound'), 0), coalesce(sum(sign) filter (where direction = 'outbound'), 0),
    coalesce(sum(sign) filter (where outcome = 'answered'), 0), coalesce(sum(sign) filter (where outcome = 'transferred'), 0),
    coalesce(sum(sign) filter (where outcome = 'voicemail'), 0), coalesce(sum(sign) filter (where outcome = 'no_answer'), 0),
    coalesce(sum(sign) filter (where outcome = 'failed'), 0),
    coalesce(sum(sign) filter (where successful), 0), coalesce(sum(sign) filter (where not successful), 0),
    coalesce(sum(sign) filter (where sentiment = 'Positive'), 0), coalesce(sum(sign) filter (where sentiment = 'Neutral'), 0),
    coalesce(sum(sign) filter (where sentiment = 'Negative'), 0),
    coalesce(sum(sign * duration_ms), 0)::int8, coalesce(sum(sign * charged_seconds), 0)::int8
  from change
  group by tenant_id, day, agent_id
  order by tenant_id, day, agent_id
  on conflict (tenant_id, day, agent_id) do update set
    calls = cd.calls + excluded.calls, finished = cd.finished + excluded.finished,
    inbound = cd.inbound + excluded.inbound, outbound = cd.outbound + excluded.outbound,
    answered = cd.answered + excluded.answered, transferred = cd.transferred + excluded.transferred,
    voicemail = cd.voicemail + excluded.voicemail, no_answer = cd.no_answer + excluded.no_answer, failed = cd.failed + excluded.failed,
    successful = cd.successful + excluded.successful, unsuccessful = cd.unsuccessful + excluded.unsuccessful,
    positive = cd.positive + excluded.positive, neutral = cd.neutral + excluded.neutral, negative = cd.negative + excluded.negative,
    duration_ms = cd.duration_ms + excluded.duration_ms, charged_seconds = cd.charged_seconds + excluded.charged_seconds
),
-- By agent, and under '' all agents together.
counted_hours as (
  insert into call_hours as ch (tenant_id, day, hour, agent_id, calls, duration_ms, charged_seconds)
  select tenant_id, day, hour, coalesce(agent_id, '') as agent, sum(sign), coalesce(sum(sign * duration_ms), 0)::int8,
    coalesce(sum(sign * charged_seconds), 0)::int8
  from change
  group by grouping sets ((tenant_id, day, hour, agent_id), (tenant_id, day, hour))
  order by tenant_id, agent, day, hour
  on conflict (tenant_id, agent_id, day, hour) do update set
    calls = ch.calls + excluded.calls, duration_ms = ch.duration_ms + excluded.duration_ms,
    charged_seconds = ch.charged_seconds + excluded.charged_seconds
),
kept as (
  insert into deliveries (delivery_id, received_at, door, verdict, tenant_id, agent_id, call_id, event, proof, workspace_id, trace_id, history, seq)
  select delivery_id, received_at, door, verdict, tenant_id, agent_id, call_id, event_type, proof, workspace_id, trace_id, history,
    case when kind is not null then n.seq_after end
  from f join n using (ord) where prior_verdict is null and routed
  -- it may have been waiting, in quarantine or as pending: then this is what became of it
  on conflict (delivery_id) do update set verdict = excluded.verdict, reason = null, tenant_id = excluded.tenant_id,
    proof = coalesce(excluded.proof, deliveries.proof), workspace_id = coalesce(excluded.workspace_id, deliveries.workspace_id),
    trace_id = coalesce(deliveries.trace_id, excluded.trace_id),
    seq = excluded.seq, body = null, fields = null, due_at = null
)
select f.ord, f.verdict, f.kind, n.seq_after, n.seq_after - (f.kind is not null)::int as seq_before, n.balance_after,
  f.granted, f.granted - n.balance_after as charged,
  case when f.kind in ('call_charged', 'call_corrected') then f.price_seconds else f.o_charged_seconds end as call_charged_seconds,
  f.m_duration_ms, case when f.m_direction = 'outbound' then f.m_to_number else f.m_from_number end as phone_number,
  coalesce(length(f.m_transcript), 0), coalesce(length(f.m_summary), 0), f.m_first_at, f.m_at, f.m_event_rank, f.m_agent_id,
  f.m_outcome,
  case when f.kind is not null then f.also_of end
from f join n on n.ord = f.ord
order by f.ord
