-- The hour's counters, beside the day's: what the heat map and today's chart sum.

-- Like the day, the hour is what it was in the tenant's time zone when the call was counted; a time zone that changes moves neither.
-- Of calls that were counted before this, no more is known than the time zone of now.
alter table calls add column hour smallint check (hour between 0 and 23);
update calls c set hour = extract(hour from c.at at time zone
  coalesce((select t.time_zone from tenants t where t.tenant_id = c.tenant_id), 'UTC'));
alter table calls alter column hour set not null;

create table call_hours (
  tenant_id       uuid     not null,
  day             date     not null,
  hour            smallint not null check (hour between 0 and 23),
  -- '' stands for all agents: whatever their number, a day is then 24 rows
  agent_id        text     not null,
  calls           integer  not null default 0,
  duration_ms     bigint   not null default 0,
  charged_seconds bigint   not null default 0,
  primary key (tenant_id, agent_id, day, hour)
) with (fillfactor = 70);

insert into call_hours (tenant_id, day, hour, agent_id, calls, duration_ms, charged_seconds)
select tenant_id, day, hour, coalesce(agent_id, ''), count(*), coalesce(sum(duration_ms), 0), coalesce(sum(charged_seconds), 0)
from calls group by grouping sets ((tenant_id, day, hour, agent_id), (tenant_id, day, hour));

-- An agent's latest calls, for the name that they give it.
create index calls_by_agent on calls (tenant_id, agent_id, at desc, call_id desc);
-- Calls that run: few at any time, however many there were.
create index calls_running on calls (tenant_id, at desc) where event_rank = 1;

alter table call_hours enable row level security;
create policy writer_all on call_hours for all to aivors_writer using (true) with check (true);
-- The functions once for a statement and not once for a row: overviews sum thousands of these.
create policy tenant_reads on call_hours for select to aivors_reader using (tenant_id = (select session_tenant()) or (select session_is_admin()));
alter policy tenant_reads on call_days using (tenant_id = (select session_tenant()) or (select session_is_admin()));

grant select, insert, update, delete on call_hours to aivors_writer;
grant select on call_hours to aivors_reader;
