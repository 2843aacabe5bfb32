-- Tenants' own Retell workspaces, the ring of keys that protects what is secret in them, and claims to agents that await an admin.

-- One workspace per tenant. The API keys are encrypted by the Api (ASP.NET Data Protection, bound to the workspace's id).
create table workspaces (
  workspace_id   uuid        primary key,
  tenant_id      uuid        not null references tenants,
  protected_key  bytea       not null,
  -- while a key is rotated: what Retell signed with before, until it is given up
  previous_key   bytea,
  previous_until timestamptz,
  key_hint       text        not null check (length(key_hint) <= 4),
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  constraint workspaces_previous_key_has_an_end check ((previous_key is null) = (previous_until is null))
);
create unique index workspaces_one_per_tenant on workspaces (tenant_id);

-- Data Protection's key ring, so that all replicas of the Api share it and it outlives them. Whoever reads this table and
-- workspaces reads the API keys: the ring can be wrapped with a certificate (see WorkspaceSetup), and backups belong locked away.
create table data_protection_keys (
  key_id        bigint generated always as identity primary key,
  friendly_name text        not null,
  xml           text        not null,
  created_at    timestamptz not null default now()
);

create table agent_claims (
  claim_id   uuid        primary key,
  tenant_id  uuid        not null references tenants,
  agent_id   text        not null check (length(agent_id) between 1 and 128),
  asked_at   timestamptz not null,
  status     text        not null default 'pending' check (status in ('pending', 'approved', 'refused')),
  decided_at timestamptz,
  decided_by text,
  constraint agent_claims_decisions_are_whole check ((status = 'pending') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);
create unique index agent_claims_pending_once on agent_claims (tenant_id, agent_id) where status = 'pending';
create index agent_claims_by_status on agent_claims (status, asked_at, claim_id);

-- A webhook comes in before any tenant is known: the session then shows the one workspace that its address names.
create function session_workspace() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('aivors.workspace_id', true), '')::uuid $$;

alter table workspaces enable row level security;
alter table data_protection_keys enable row level security;
alter table agent_claims enable row level security;

create policy reads on workspaces for select to aivors_reader using (tenant_id = session_tenant() or workspace_id = session_workspace());
create policy adds_own on workspaces for insert to aivors_reader with check (tenant_id = session_tenant());
create policy changes_own on workspaces for update to aivors_reader using (tenant_id = session_tenant()) with check (tenant_id = session_tenant());
create policy removes_own on workspaces for delete to aivors_reader using (tenant_id = session_tenant());

-- The ring is the Api's own; no tenant's session makes a difference to it.
create policy api_reads on data_protection_keys for select to aivors_reader using (true);
create policy api_adds on data_protection_keys for insert to aivors_reader with check (true);

create policy reads on agent_claims for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());
create policy asks_own on agent_claims for insert to aivors_reader with check (tenant_id = session_tenant() and status = 'pending');
create policy admin_decides on agent_claims for update to aivors_reader using (session_is_admin()) with check (session_is_admin());

grant select, insert, update, delete on workspaces to aivors_reader;
grant select, insert on data_protection_keys to aivors_reader;
grant select, insert on agent_claims to aivors_reader;
grant update (status, decided_at, decided_by) on agent_claims to aivors_reader;
