-- The journal and what hangs on it. docs/journal.md explains the rules; the comments here say why a line is as it is.
-- Runs as the owner, inside one transaction. aivors_writer and aivors_reader exist already (see DatabaseRoles).

create extension if not exists btree_gist;

-- Who the session acts for. The readers set these per transaction; unset means nobody, so a forgotten setting shows nothing.
create function session_tenant() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('aivors.tenant_id', true), '')::uuid $$;
create function session_is_admin() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('aivors.admin', true), '') = 'on' $$;

-- One row per tenant: it orders the tenant's facts, and its row lock orders all writers.
-- fillfactor leaves room for HOT updates: head_seq and the sums change with every charge and carry no index.
create table tenants (
  tenant_id               uuid        primary key,
  name                    text        not null check (length(name) between 1 and 200),
  status                  text        not null default 'active' check (status in ('pending_payment', 'active', 'inactive', 'cancelled')),
  plan                    text        not null default 'prepaid' check (length(plan) between 1 and 100),
  rule                    text        not null default 'minute-up@1',
  time_zone               text        not null default 'UTC',
  low_balance_seconds     bigint      not null default 300 check (low_balance_seconds >= 0),
  -- the user that the tenant was opened with: what the webhooks' answers call userId
  first_user_id           uuid        not null,
  created_at              timestamptz not null,
  head_seq                bigint      not null default 0 check (head_seq >= 0),
  balance_seconds         bigint      not null default 0,
  granted_seconds         bigint      not null default 0,
  charged_seconds         bigint      not null default 0 check (charged_seconds >= 0),
  constraint tenants_balance_is_granted_less_charged check (balance_seconds = granted_seconds - charged_seconds)
) with (fillfactor = 50);

-- No foreign keys on the hot tables: the appending statement joins the tenant's locked row, so a row without its tenant cannot be
-- written, and a trigger per row would only say so again (verify looks for orphans).

-- The truth. Append-only: nobody but the owner holds update or delete, and no personal data is in it.
create table journal (
  tenant_id       uuid        not null,
  seq             bigint      not null check (seq > 0),
  at              timestamptz not null,
  kind            text        not null check (kind in (
                    'call_started', 'call_charged', 'call_enriched', 'call_corrected', 'credits_granted', 'credits_adjusted',
                    'agent_connected', 'agent_disconnected', 'tenant_changed', 'call_erased')),
  call_id         text        check (length(call_id) between 1 and 128),
  amount_seconds  bigint      not null default 0,
  balance_seconds bigint      not null,
  rule            text,
  data            jsonb       not null default '{}',
  actor           text        not null,
  command_key     text        check (length(command_key) between 1 and 200),
  constraint journal_pkey primary key (tenant_id, seq),
  -- a credit never comes in through a call, nor a charge through a grant
  constraint journal_amount_fits_kind check (case kind
    when 'call_charged' then amount_seconds <= 0
    when 'credits_granted' then amount_seconds > 0
    when 'credits_adjusted' then amount_seconds <> 0
    when 'call_corrected' then true
    else amount_seconds = 0 end),
  constraint journal_call_facts_name_their_call check ((kind like 'call\_%') = (call_id is not null)),
  constraint journal_charges_name_their_rule check ((kind in ('call_charged', 'call_corrected')) = (rule is not null))
);
create unique index journal_one_charge_per_call on journal (tenant_id, call_id) where kind = 'call_charged';
create unique index journal_one_fact_per_command on journal (tenant_id, command_key) where command_key is not null;

-- What may be erased: the calls. Keyed by call id first, so that "where is this call?" needs no second index.
create table calls (
  call_id               text        not null check (length(call_id) between 1 and 128),
  tenant_id             uuid        not null,
  agent_id              text        not null check (length(agent_id) between 1 and 128),
  agent_name            text,
  call_type             text,
  direction             text,
  from_number           text,
  to_number             text,
  status                text,
  outcome               text        check (outcome in ('answered', 'transferred', 'voicemail', 'no_answer', 'failed')),
  event                 text        not null check (event in ('call_started', 'call_ended', 'call_analyzed')),
  event_rank            smallint    not null,
  first_at              timestamptz not null,
  -- when it took place: its start, or the first delivery while no start is known; lists and days go by it
  at                    timestamptz not null,
  day                   date        not null,
  started_at            timestamptz,
  ended_at              timestamptz,
  duration_ms           bigint      check (duration_ms between 0 and 86400000),
  duration_source       smallint    not null default 0,
  duration_rank         smallint    not null default 0,
  -- durations that were charged and then corrected away: one of them again is an old delivery's repeat, not news
  superseded_ms         bigint[],
  disconnection_reason  text,
  transcript            text,
  summary               text,
  sentiment             text,
  successful            boolean,
  in_voicemail          boolean,
  analysis              json,
  recording_url         text,
  public_log_url        text,
  transfer_destination  text,
  cost_cents            double precision,
  metadata              json,
  payload               bytea,
  charged_seconds       bigint,
  charge_seq            bigint,
  rule                  text,
  constraint calls_pkey primary key (call_id, tenant_id),
  constraint calls_charge_is_whole check ((charged_seconds is null) = (charge_seq is null) and (charged_seconds is null) = (rule is null))
);
-- Lists page by this key: newest first, the call id breaks ties, so a page costs the same at any depth and size.
create index calls_by_time on calls (tenant_id, at desc, call_id desc);

-- The day's counters, in the tenant's own days: what overviews sum instead of scanning calls.
create table call_days (
  tenant_id       uuid    not null,
  day             date    not null,
  agent_id        text    not null,
  calls           integer not null default 0,
  finished        integer not null default 0,
  inbound         integer not null default 0,
  outbound        integer not null default 0,
  answered        integer not null default 0,
  transferred     integer not null default 0,
  voicemail       integer not null default 0,
  no_answer       integer not null default 0,
  failed          integer not null default 0,
  successful      integer not null default 0,
  unsuccessful    integer not null default 0,
  positive        integer not null default 0,
  neutral         integer not null default 0,
  negative        integer not null default 0,
  duration_ms     bigint  not null default 0,
  charged_seconds bigint  not null default 0,
  primary key (tenant_id, day, agent_id)
) with (fillfactor = 70);

-- Which tenant owned which agent, when. Dated, and two bindings of an agent never overlap.
create table agent_bindings (
  binding_id  bigint generated always as identity primary key,
  agent_id    text        not null check (length(agent_id) between 1 and 128),
  tenant_id   uuid        not null references tenants,
  from_at     timestamptz not null,
  to_at       timestamptz,
  actor       text        not null,
  check (to_at is null or to_at >= from_at),
  constraint agent_bindings_never_overlap exclude using gist (agent_id with =, tstzrange(from_at, to_at) with &&)
);
create index agent_bindings_by_agent on agent_bindings (agent_id, from_at);
create unique index agent_bindings_one_open_per_agent on agent_bindings (agent_id) where to_at is null;
create index agent_bindings_by_tenant on agent_bindings (tenant_id) where to_at is null;

-- Every delivery and what became of it. The body is kept for whatever is not recorded (rule 8).
create table deliveries (
  delivery_id uuid        primary key,
  received_at timestamptz not null,
  door        text        not null,
  verdict     text        not null check (verdict in ('recorded', 'enriched', 'duplicate', 'quarantined', 'rejected', 'pending')),
  reason      text,
  tenant_id   uuid       ,
  agent_id    text,
  call_id     text,
  event       text,
  seq         bigint,
  body_hash   bytea,
  body        bytea
);
create index deliveries_by_call on deliveries (call_id, received_at) where call_id is not null;
create index deliveries_unplaced on deliveries (verdict, agent_id, received_at) where verdict in ('quarantined', 'pending', 'rejected');
-- A sender that retries what is in quarantine does not fill it up.
create unique index deliveries_quarantined_once on deliveries (agent_id, call_id, event, body_hash) where verdict = 'quarantined';

-- lz4 costs a third of the default's time to write a body; a server built without it keeps the default.
do $$
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    alter table calls alter column payload set compression lz4, alter column transcript set compression lz4,
      alter column analysis set compression lz4, alter column metadata set compression lz4;
    alter table deliveries alter column body set compression lz4;
  end if;
end $$;

-- The hash chain over a tenant's facts, made off the hot path.
create table seals (
  tenant_id uuid        not null,
  up_to_seq bigint      not null,
  hash      bytea       not null check (length(hash) = 32),
  sealed_at timestamptz not null,
  primary key (tenant_id, up_to_seq)
);

-- Row-level security: the second line of defence. The owner is exempt; nobody else is.
alter table tenants enable row level security;
alter table journal enable row level security;
alter table calls enable row level security;
alter table call_days enable row level security;
alter table agent_bindings enable row level security;
alter table deliveries enable row level security;
alter table seals enable row level security;

create policy writer_all on tenants for all to aivors_writer using (true) with check (true);
create policy writer_read on journal for select to aivors_writer using (true);
create policy writer_append on journal for insert to aivors_writer with check (true);
create policy writer_all on calls for all to aivors_writer using (true) with check (true);
create policy writer_all on call_days for all to aivors_writer using (true) with check (true);
create policy writer_all on agent_bindings for all to aivors_writer using (true) with check (true);
create policy writer_all on deliveries for all to aivors_writer using (true) with check (true);
create policy writer_all on seals for all to aivors_writer using (true) with check (true);

create policy tenant_reads on tenants for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy tenant_reads on journal for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy tenant_reads on calls for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy tenant_reads on call_days for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy tenant_reads on agent_bindings for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy tenant_reads on deliveries for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy tenant_reads on seals for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
-- What the Api itself must keep: bodies it could not read, and those the grains could not take (rules 7 and 8).
create policy api_keeps on deliveries for insert to aivors_reader with check (tenant_id is null and verdict in ('rejected', 'pending'));

grant usage on schema public to aivors_writer, aivors_reader;
grant select, insert, update on tenants, calls, call_days, agent_bindings, deliveries to aivors_writer;
grant delete on calls, call_days to aivors_writer;
grant select, insert on journal, seals to aivors_writer;
grant select on tenants, journal, calls, call_days, agent_bindings, deliveries, seals to aivors_reader;
grant insert on deliveries to aivors_reader;
