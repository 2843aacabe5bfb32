-- What verifying came to, nightly or by an admin's hand. Sentences of ids and numbers, no personal data.
create table verifications (
  verification_id uuid        primary key,
  started_at      timestamptz not null,
  took_ms         bigint      not null check (took_ms >= 0),
  -- null: all tenants
  tenant_id       uuid,
  -- a user id, or system
  actor           text        not null,
  tenants         integer     not null check (tenants >= 0),
  clean           integer     not null check (clean between 0 and tenants),
  findings        integer     not null check (findings >= 0),
  -- the first ones: [{"tenant_id": ..., "finding": ...}]
  shown           jsonb       not null default '[]'
);
create index verifications_latest on verifications (tenant_id, verification_id desc);

alter table verifications enable row level security;
create policy writer_all on verifications for all to aivors_writer using (true) with check (true);
create policy admin_reads on verifications for select to aivors_reader using (session_is_admin());

-- delete: old ones are forgotten
grant select, insert, delete on verifications to aivors_writer;
grant select on verifications to aivors_reader;
