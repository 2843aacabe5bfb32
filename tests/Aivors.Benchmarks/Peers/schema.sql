-- What a plain receiver of the same job keeps: the tenant's credits, the call with its body, and a line of a ledger.
create table tenants (
  tenant_id int primary key,
  agent_id  text not null unique,
  credits   bigint not null default 0
);
create table calls (
  call_id      text primary key,
  tenant_id    int not null,
  agent_id     text not null,
  started_at   timestamptz,
  duration_ms  bigint not null,
  minutes      int not null,
  transcript   text,
  payload      jsonb not null,
  received_at  timestamptz not null default now()
);
create index calls_by_tenant on calls (tenant_id, received_at desc);
create table ledger (
  id        bigint generated always as identity primary key,
  tenant_id int not null,
  call_id   text not null,
  minutes   int not null,
  at        timestamptz not null default now()
);
create index ledger_by_tenant on ledger (tenant_id, id desc);

-- For pgbench: the same row with the body stored as Aivors stores it, taken from a table so that the client has next to nothing to do.
create table samples (id int primary key, body json not null);
create table pgbench_calls (
  call_id     text primary key,
  tenant_id   int not null,
  agent_id    text not null,
  duration_ms bigint not null,
  minutes     int not null,
  payload     json not null,
  received_at timestamptz not null default now()
);
do $$
begin
  if (select 'lz4' = any (enumvals) from pg_settings where name = 'default_toast_compression') then
    alter table pgbench_calls alter column payload set compression lz4;
    alter table samples alter column body set compression lz4;
  end if;
end $$;
create index pgbench_calls_by_tenant on pgbench_calls (tenant_id, received_at desc);
