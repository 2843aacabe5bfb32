-- One row per tenant and finding, recomputed independently of the code that wrote it. No row: all is explained.
with tenant as (
  select * from tenants where $1::uuid is null or tenant_id = $1
),
target as (
  select tenant_id from tenant
),
sums as (
  select tenant_id, count(*) as facts, min(seq) as first, max(seq) as last, sum(amount_seconds) as balance,
    sum(amount_seconds) filter (where kind in ('credits_granted', 'credits_adjusted')) as granted,
    -sum(amount_seconds) filter (where kind in ('call_charged', 'call_corrected')) as charged
  from journal join target using (tenant_id) group by tenant_id
),
running as (
  select tenant_id, seq, balance_seconds,
    sum(amount_seconds) over (partition by tenant_id order by seq) as should_be
  from journal join target using (tenant_id)
),
charges as (
  select tenant_id, call_id, count(*) filter (where kind = 'call_charged') as charges, -sum(amount_seconds) as seconds,
    min(seq) filter (where kind = 'call_charged') as seq
  from journal join target using (tenant_id) where kind in ('call_charged', 'call_corrected') group by tenant_id, call_id
),
counted as (
  select tenant_id, day, agent_id, count(*) as calls, count(*) filter (where event_rank >= 2) as finished,
    count(*) filter (where direction = 'inbound') as inbound, count(*) filter (where direction = 'outbound') as outbound,
    count(*) filter (where outcome = 'answered') as answered, count(*) filter (where outcome = 'transferred') as transferred,
    count(*) filter (where outcome = 'voicemail') as voicemail, count(*) filter (where outcome = 'no_answer') as no_answer,
    count(*) filter (where outcome = 'failed') as failed,
    count(*) filter (where successful) as successful, count(*) filter (where not successful) as unsuccessful,
    count(*) filter (where sentiment = 'Positive') as positive, count(*) filter (where sentiment = 'Neutral') as neutral,
    count(*) filter (where sentiment = 'Negative') as negative,
    coalesce(sum(duration_ms), 0) as duration_ms, coalesce(sum(charged_seconds), 0) as charged_seconds
  from calls join target using (tenant_id) group by tenant_id, day, agent_id
),
counted_hours as (
  select tenant_id, day, hour, coalesce(agent_id, '') as agent_id, count(*) as calls, coalesce(sum(duration_ms), 0) as duration_ms,
    coalesce(sum(charged_seconds), 0) as charged_seconds
  from calls join target using (tenant_id) group by grouping sets ((tenant_id, day, hour, agent_id), (tenant_id, day, hour))
),
hours as (
  select call_hours.* from call_hours join target using (tenant_id)
  where (call_hours.calls, call_hours.duration_ms, call_hours.charged_seconds) <> (0, 0, 0)
),
days as (
  select tenant_id, day, agent_id, calls, duration_ms, call_days.charged_seconds from call_days join target using (tenant_id)
  where (calls, duration_ms, call_days.charged_seconds) <> (0, 0, 0)
)
select t.tenant_id, format('facts are numbered %s to %s but there are %s, and the head is %s', s.first, s.last, coalesce(s.facts, 0), t.head_seq)
from tenant t left join sums s using (tenant_id)
where t.head_seq <> coalesce(s.facts, 0) or coalesce(s.first, 1) <> 1 or coalesce(s.last, 0) <> t.head_seq
union all
select t.tenant_id, format('the balance is %s s but its facts sum to %s s (granted %s of %s, charged %s of %s)', t.balance_seconds,
  coalesce(s.balance, 0), t.granted_seconds, coalesce(s.granted, 0), t.charged_seconds, coalesce(s.charged, 0))
from tenant t left join sums s using (tenant_id)
where t.balance_seconds <> coalesce(s.balance, 0) or t.granted_seconds <> coalesce(s.granted, 0) or t.charged_seconds <> coalesce(s.charged, 0)
union all
select tenant_id, format('fact %s carries the balance %s s but the sum up to it is %s s', seq, balance_seconds, should_be)
from (select *, row_number() over (partition by tenant_id order by seq) as nth from running where balance_seconds <> should_be) r where nth <= 3
union all
select tenant_id, format('call %s has %s charges', call_id, charges) from charges where charges <> 1
union all
select coalesce(c.tenant_id, k.tenant_id), format('call %s is charged %s s by its row and %s s by the journal', coalesce(c.call_id, k.call_id),
  coalesce(c.charged_seconds::text, 'no'), coalesce(k.seconds::text, 'no'))
from (select calls.* from calls join target using (tenant_id)) c
full join charges k on k.tenant_id = c.tenant_id and k.call_id = c.call_id
where c.charged_seconds is distinct from k.seconds or c.charge_seq is distinct from k.seq
union all
select c.tenant_id, format('call %s is over after %s ms and has no charge', c.call_id, c.duration_ms)
from calls c join target using (tenant_id)
where c.event_rank >= 2 and c.duration_ms is not null and c.charged_seconds is null and not c.history
union all
-- history came to be shown, and is never charged
select c.tenant_id, format('call %s is history and has a charge', c.call_id)
from calls c join target using (tenant_id)
where c.history and exists (select from charges k where k.tenant_id = c.tenant_id and k.call_id = c.call_id)
union all
-- prices by a rule of their own: minutes, rounded up
select c.tenant_id, format('call %s of %s ms is charged %s s under %s', c.call_id, c.duration_ms, c.charged_seconds, c.rule)
from calls c join target using (tenant_id)
where c.rule = 'minute-up@1' and c.charged_seconds <> ceil(c.duration_ms / 60000.0) * 60
union all
-- and from the inputs that each charge itself recorded
select tenant_id, format('fact %s charges %s s for %s ms under %s', seq, -amount_seconds, data->>'duration_ms', rule)
from journal join target using (tenant_id)
where kind = 'call_charged' and rule = 'minute-up@1' and -amount_seconds <> ceil((data->>'duration_ms')::int8 / 60000.0) * 60
union all
select c.tenant_id, format('call %s of agent %s stands with another tenant too', c.call_id, c.agent_id)
from calls c join target using (tenant_id)
where exists (select from calls o where o.call_id = c.call_id and o.agent_id = c.agent_id and o.tenant_id <> c.tenant_id)
union all
select coalesce(d.tenant_id, c.tenant_id), format('the counters of %s and agent %s do not fit its calls', coalesce(d.day, c.day), coalesce(d.agent_id, c.agent_id))
from (select call_days.* from call_days join target using (tenant_id)
      where (call_days.calls, finished, inbound, outbound, answered, transferred, voicemail, no_answer, failed, successful, unsuccessful,
        positive, neutral, negative, duration_ms, call_days.charged_seconds) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) d
full join counted c on c.tenant_id = d.tenant_id and c.day = d.day and c.agent_id = d.agent_id
where (d.calls, d.finished, d.inbound, d.outbound, d.answered, d.transferred, d.voicemail, d.no_answer, d.failed, d.successful,
    d.unsuccessful, d.positive, d.neutral, d.negative, d.duration_ms, d.charged_seconds)
  is distinct from (c.calls, c.finished, c.inbound, c.outbound, c.answered, c.transferred, c.voicemail, c.no_answer, c.failed, c.successful,
    c.unsuccessful, c.positive, c.neutral, c.negative, c.duration_ms::int8, c.charged_seconds::int8)
union all
select coalesce(h.tenant_id, c.tenant_id), format('the counters of hour %s of %s and %s do not fit its calls', coalesce(h.hour, c.hour),
  coalesce(h.day, c.day), coalesce('agent ' || nullif(coalesce(h.agent_id, c.agent_id), ''), 'all agents'))
from hours h
full join counted_hours c on c.tenant_id = h.tenant_id and c.day = h.day and c.hour = h.hour and c.agent_id = h.agent_id
where (h.calls, h.duration_ms, h.charged_seconds) is distinct from (c.calls, c.duration_ms::int8, c.charged_seconds::int8)
union all
-- and against the other counters, which no call is needed for
select coalesce(d.tenant_id, h.tenant_id), format('the hours of %s and agent %s do not add up to its day', coalesce(d.day, h.day), coalesce(d.agent_id, h.agent_id))
from days d
full join (
  select tenant_id, day, agent_id, sum(calls) as calls, sum(duration_ms) as duration_ms, sum(charged_seconds) as charged_seconds
  from hours where agent_id <> '' group by tenant_id, day, agent_id) h on h.tenant_id = d.tenant_id and h.day = d.day and h.agent_id = d.agent_id
where (d.calls, d.duration_ms, d.charged_seconds) is distinct from (h.calls, h.duration_ms::int8, h.charged_seconds::int8)
union all
select a.tenant_id, format('the bindings of agent %s overlap', a.agent_id)
from agent_bindings a join target using (tenant_id)
where exists (select from agent_bindings b where b.agent_id = a.agent_id and b.binding_id <> a.binding_id
  and tstzrange(a.from_at, a.to_at) && tstzrange(b.from_at, b.to_at))
union all
select o.tenant_id, format('%s rows of %s belong to no tenant', count(*), o.source)
from (select tenant_id, 'journal' as source from journal union all select tenant_id, 'calls' from calls
      union all select tenant_id, 'call_days' from call_days union all select tenant_id, 'call_hours' from call_hours) o
where $1::uuid is null and not exists (select from tenants t where t.tenant_id = o.tenant_id)
group by o.tenant_id, o.source
