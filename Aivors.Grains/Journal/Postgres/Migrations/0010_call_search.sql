-- Lists of calls by other keys than their time, and search in what was said. docs/journal.md explains both.

create extension if not exists btree_gin;

-- A call whose length or price is not known sorts as 0, as lists show it. The call id breaks ties, so a page costs the same at any depth.
-- Not coalesce: Postgres does not count it among what cannot leak, so under row-level security no place could be looked up by it.
create index calls_by_duration on calls (tenant_id, (case when duration_ms is null then 0 else duration_ms end), call_id);
create index calls_by_charge on calls (tenant_id, (case when charged_seconds is null then 0 else charged_seconds end), call_id);

-- The few facts that are not about ordinary calls, for a ledger that shows only them. Costs the others nothing.
create index journal_beside_calls on journal (tenant_id, seq) where kind not in ('call_started', 'call_charged', 'call_enriched');

-- The words and numbers of each call. Written by the silos' CallIndexer from calls, seconds after the fact and off the hot path; may be
-- emptied at any time, and is made again when call_search_progress is emptied with it. Holds personal data as calls does.
create table call_search (
  call_id   text        not null,
  tenant_id uuid        not null,
  at        timestamptz not null,
  document  tsvector    not null,
  constraint call_search_pkey primary key (call_id, tenant_id)
);
-- A search for common words walks this one from the newest; one for rare words asks the other.
create index call_search_by_time on call_search (tenant_id, at desc, call_id desc);
-- A small pending list: searches read all of it.
create index call_search_words on call_search using gin (tenant_id, document) with (gin_pending_list_limit = 512);

-- Up to which fact a tenant's calls are in call_search.
create table call_search_progress (
  tenant_id uuid   primary key,
  up_to_seq bigint not null
) with (fillfactor = 50);

alter table call_search enable row level security;
alter table call_search_progress enable row level security;

create policy writer_all on call_search for all to aivors_writer using (true) with check (true);
create policy writer_all on call_search_progress for all to aivors_writer using (true) with check (true);
create policy tenant_reads on call_search for select to aivors_reader using (tenant_id = session_tenant() or session_is_admin());

grant select, insert, update, delete on call_search, call_search_progress to aivors_writer;
grant select on call_search to aivors_reader;

-- The next calls of a tenant, by time, that have the words. Under row-level security Postgres must not use an index for @@, because the
-- operator is not known to be free of leaks: every search would read all of a tenant's documents. So this function runs as the owner
-- and holds to the same rule itself, before it looks at anything.
-- It plans for the words given: rare ones by call_search_words, common ones by call_search_by_time.
create function call_matches(
  of_tenant uuid, words tsquery, from_at timestamptz, to_at timestamptz, ascending boolean, after_at timestamptz, after_call text, up_to int)
returns table (call_id text, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if of_tenant is distinct from session_tenant() and not session_is_admin() then
    return;
  end if;
  if ascending then
    return query execute
      'select s.call_id, s.at from call_search s
       where s.tenant_id = $1 and s.document @@ $2 and s.at >= $3 and s.at < $4 and (s.at, s.call_id) > ($5, $6)
       order by s.at, s.call_id limit $7'
      using of_tenant, words, from_at, to_at, after_at, after_call, up_to;
  else
    return query execute
      'select s.call_id, s.at from call_search s
       where s.tenant_id = $1 and s.document @@ $2 and s.at >= $3 and s.at < $4 and (s.at, s.call_id) < ($5, $6)
       order by s.at desc, s.call_id desc limit $7'
      using of_tenant, words, from_at, to_at, after_at, after_call, up_to;
  end if;
end $$;
revoke all on function call_matches from public;
grant execute on function call_matches to aivors_reader;
