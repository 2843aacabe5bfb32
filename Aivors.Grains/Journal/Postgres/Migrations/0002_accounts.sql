-- Who signs in. Users belong to a tenant, but for the agency's own admins.

create table users (
  user_id       uuid        primary key,
  tenant_id     uuid        not null references tenants,
  name          text        not null check (length(name) between 1 and 200),
  email         text        not null check (length(email) between 3 and 254 and email = lower(email)),
  password_hash text        not null,
  role          text        not null check (role in ('user', 'admin')),
  -- raised when sign-in data change; tokens carry it, so that older ones die
  token_epoch   integer     not null default 0,
  created_at    timestamptz not null
);
create unique index users_by_email on users (email);
create index users_by_tenant on users (tenant_id);

-- Rotating refresh tokens. Only the hash is kept. A spent token that comes back revokes its whole family.
create table refresh_tokens (
  token_hash  bytea       primary key check (length(token_hash) = 32),
  family_id   uuid        not null,
  user_id     uuid        not null references users,
  issued_at   timestamptz not null,
  expires_at  timestamptz not null,
  spent_at    timestamptz,
  revoked_at  timestamptz
);
create index refresh_tokens_by_family on refresh_tokens (family_id);
create index refresh_tokens_by_user on refresh_tokens (user_id);
-- A family is revoked when any token of it is; this answers it for every signed-in request, however often a family was renewed.
create index refresh_tokens_revoked on refresh_tokens (family_id) where revoked_at is not null;

-- Who did what. Append-only for everybody but the owner. Ids only, no personal data.
create table audit_log (
  audit_id    uuid        primary key,
  at          timestamptz not null,
  event_type  text        not null,
  user_id     uuid,
  tenant_id   uuid,
  actor       text        not null,
  data        jsonb       not null default '{}'
);
create index audit_log_by_time on audit_log (at desc, audit_id desc);
create index audit_log_by_user on audit_log (user_id, at desc);

-- Sign-in happens before a tenant is known: the session then shows the one user, or the one refresh token, that it names.
create function session_user_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('aivors.user_id', true), '')::uuid $$;
create function session_email() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('aivors.email', true), '') $$;
create function session_token() returns bytea language sql stable parallel safe
  as $$ select decode(nullif(current_setting('aivors.token', true), ''), 'hex') $$;

alter table users enable row level security;
alter table refresh_tokens enable row level security;
alter table audit_log enable row level security;

create policy reads on users for select to aivors_reader
  using (tenant_id = session_tenant() or user_id = session_user_id() or email = session_email() or session_is_admin());
create policy changes_own on users for update to aivors_reader using (user_id = session_user_id()) with check (user_id = session_user_id());
create policy writer_all on users for all to aivors_writer using (true) with check (true);

create policy own on refresh_tokens for all to aivors_reader
  using (user_id = session_user_id() or token_hash = session_token()) with check (user_id = session_user_id());

create policy api_audits on audit_log for insert to aivors_reader with check (true);
create policy admin_reads on audit_log for select to aivors_reader using (session_is_admin());
create policy writer_audits on audit_log for insert to aivors_writer with check (true);

-- The writer opens a tenant together with its first user, in one transaction; the Api keeps sign-in data up to date.
grant select, insert on users to aivors_writer;
grant select on users to aivors_reader;
grant update (name, password_hash, token_epoch) on users to aivors_reader;
-- delete: a user's tokens that are long over go when the user signs in again
grant select, insert, update, delete on refresh_tokens to aivors_reader;
grant select, insert on audit_log to aivors_reader;
grant insert on audit_log to aivors_writer;
