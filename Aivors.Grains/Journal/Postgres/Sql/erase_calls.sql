-- Empties calls of what is personal, under the tenant's lock: one fact for each, numbered on from the head. What they counted and cost
-- stays. $1 the tenant, $2 now, $3 the calls, $4 the facts' data, $5 the actor, $6 the command's key, which the first fact keeps.
with gone as (
  update calls set erased_at = $2, from_number = null, to_number = null, transcript = null, summary = null, analysis = null,
    recording_url = null, public_log_url = null, transfer_destination = null, metadata = null, payload = null
  where call_id = any ($3) and tenant_id = $1 and erased_at is null
  returning call_id, agent_id
),
-- What waits of them may still be applied, and then says how long the call was and no more.
waiting as (
  update deliveries d set body = null, fields = (d.fields::jsonb - '{fromNumber,toNumber,transcript,summary,analysis,recordingUrl,publicLogUrl,transferDestination,metadata}'::text[])::json
  from gone g
  where d.call_id = g.call_id and (d.tenant_id = $1 or (d.tenant_id is null and d.agent_id = g.agent_id))
    and (d.body is not null or d.fields is not null)
),
unfound as (
  delete from call_search s using gone g where s.call_id = g.call_id and s.tenant_id = $1
),
numbered as (
  select call_id, row_number() over (order by call_id) as nth, count(*) over () as calls from gone
),
head as (
  update tenants t set head_seq = t.head_seq + n.calls from (select count(*) as calls from gone) n
  where t.tenant_id = $1 and n.calls > 0
  returning t.tenant_id, t.first_user_id, t.status, t.rule, t.low_balance_seconds, t.head_seq, t.balance_seconds, t.granted_seconds, t.charged_seconds
),
facts as (
  insert into journal (tenant_id, seq, at, kind, call_id, balance_seconds, data, actor, command_key)
  select $1, h.head_seq - n.calls + n.nth, $2, 'call_erased', n.call_id, h.balance_seconds, $4::jsonb, $5, case when n.nth = 1 then $6 end
  from numbered n cross join head h
)
select * from head
