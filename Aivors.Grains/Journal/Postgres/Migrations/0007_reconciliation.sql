-- What Retell lists, compared with what we have; and calls of before an agent's connection, fetched to be shown.

-- A call that was over before its agent was connected and came from Retell's list: shown, counted, never charged.
alter table calls
  add column history boolean not null default false,
  add constraint calls_history_is_not_charged check (not history or charged_seconds is null);
-- What waits keeps it, so that it is applied later as what it was fetched for.
alter table deliveries add column history boolean not null default false;

-- A call that was fetched by the workspace's key is as good as a signed one.
alter table deliveries drop constraint deliveries_proof_check,
  add constraint deliveries_proof_check check (proof in ('signed', 'unproved', 'fetched'));

alter table journal drop constraint journal_kind_check,
  add constraint journal_kind_check check (kind in (
    'call_started', 'call_charged', 'call_enriched', 'call_corrected', 'credits_granted', 'credits_adjusted',
    'agent_connected', 'agent_disconnected', 'tenant_changed', 'call_erased', 'reconciled'));

-- A workspace and how far it is reconciled. Its lease orders whoever works on it; the all-zero id stands for the agency's.
create table reconciled_workspaces (
  workspace_id  uuid        primary key,
  -- calls that started before it have been compared
  reconciled_to timestamptz,
  lease_id      uuid,
  leased_until  timestamptz
);

-- Runs: what is to be done, is being done, and came of it.
create table reconciliations (
  run_id       uuid        primary key,
  -- null: the agency's workspace
  workspace_id uuid,
  -- whose calls it is about; null: those of all tenants with agents in the agency's workspace
  tenant_id    uuid        references tenants,
  kind         text        not null check (kind in ('scheduled', 'requested', 'backfill')),
  -- of a backfill: the agent whose earlier calls are fetched
  agent_id     text        check (length(agent_id) between 1 and 128),
  from_at      timestamptz not null,
  to_at        timestamptz not null,
  actor        text        not null,
  asked_at     timestamptz not null,
  started_at   timestamptz,
  ended_at     timestamptz,
  status       text        not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  error        text        check (length(error) <= 500),
  -- where it goes on: agents up to this id are done, and of the following ones the calls that started before next_at
  done_agents  text,
  next_at      timestamptz,
  -- not before
  due_at       timestamptz not null,
  -- the earliest start of a call that could not be fetched
  retry_from   timestamptz,
  attempts     integer     not null default 0,
  listed       integer     not null default 0,
  missing      integer     not null default 0,
  filled       integer     not null default 0,
  differing    integer     not null default 0,
  corrected    integer     not null default 0,
  extra        integer     not null default 0,
  failed       integer     not null default 0,
  constraint reconciliations_range check (from_at < to_at),
  constraint reconciliations_backfill_names_its_agent check ((kind = 'backfill') = (agent_id is not null)),
  constraint reconciliations_end_is_known check ((status in ('done', 'failed')) = (ended_at is not null))
);
create index reconciliations_by_workspace on reconciliations (workspace_id, run_id desc);
create index reconciliations_by_tenant on reconciliations (tenant_id, run_id desc);
create index reconciliations_unfinished on reconciliations (workspace_id, run_id) where status in ('waiting', 'running');
-- One window at a time for a workspace, and one backfill for a connection (whose beginning is to_at), however often it is asked for.
create unique index reconciliations_one_scheduled on reconciliations ((coalesce(workspace_id, '00000000-0000-0000-0000-000000000000')))
  where kind = 'scheduled' and status in ('waiting', 'running');
create unique index reconciliations_one_backfill on reconciliations (tenant_id, agent_id, to_at) where kind = 'backfill' and status <> 'failed';

-- What a run found, by call. Ids and numbers only.
create table reconciliation_findings (
  run_id      uuid        not null references reconciliations on delete cascade,
  call_id     text        not null check (length(call_id) between 1 and 128),
  agent_id    text        check (length(agent_id) between 1 and 128),
  -- whose call it is, as far as that is known
  tenant_id   uuid,
  kind        text        not null check (kind in ('missing', 'differing', 'extra')),
  outcome     text        not null check (outcome in (
                'filled', 'corrected', 'unchanged', 'kept_apart', 'gone', 'not_over', 'reported', 'refused', 'failed')),
  reason      text        check (length(reason) <= 100),
  known_ms    bigint,
  listed_ms   bigint,
  noted_at    timestamptz not null,
  primary key (run_id, call_id)
);
create index reconciliation_findings_by_call on reconciliation_findings (call_id);

alter table reconciled_workspaces enable row level security;
alter table reconciliations enable row level security;
alter table reconciliation_findings enable row level security;

create policy writer_all on reconciled_workspaces for all to aivors_writer using (true) with check (true);
create policy writer_all on reconciliations for all to aivors_writer using (true) with check (true);
create policy writer_all on reconciliation_findings for all to aivors_writer using (true) with check (true);
create policy tenant_reads on reconciliations for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
-- Whoever sees the run: the inner select is under its policy.
create policy reads_of_the_run on reconciliation_findings for select to aivors_reader
  using (exists (select from reconciliations r where r.run_id = reconciliation_findings.run_id));

-- The silos ask Retell with the workspaces' keys, which the Api stores: they read both tables and write neither.
create policy silo_reads on workspaces for select to aivors_writer using (true);
create policy silo_reads on data_protection_keys for select to aivors_writer using (true);

grant select, insert, update, delete on reconciliations, reconciliation_findings, reconciled_workspaces to aivors_writer;
grant select on reconciliations, reconciliation_findings to aivors_reader;
grant select on workspaces, data_protection_keys to aivors_writer;
