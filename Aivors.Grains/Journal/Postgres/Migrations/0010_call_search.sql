-- Lists of calls by other keys than their time, and search in what was said. docs/journal.md explains both.

create extension if not exists btree_gin;

-- Talk time as lists show it: whole seconds, 0 while it is not known.
alter table calls add column talk_seconds integer not null generated always as (coalesce((duration_ms + 500) / 1000, 0)::integer) stored;

-- Every call that is written pays for these, so ties go by time: calls come in by time, and each index is written at a few places (one for
-- each length or price) that stay in memory, and not at random all over it. The call id comes last, so a page costs the same at any depth.
-- Not coalesce: Postgres does not count it among what cannot leak, so under row-level security no place could be looked up by it.
create index calls_by_duration on calls (tenant_id, talk_seconds, at, call_id);
create index calls_by_charge on calls (tenant_id, (case when charged_seconds is null then 0 else charged_seconds end), at, call_id);

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
create policy tenant_reads on call_search for select to aivors_reader
  using (tenant_id = (select session_tenant()) or (select session_is_admin()));

grant select, insert, update, delete on call_search, call_search_progress to aivors_writer;
grant select on call_search to aivors_reader;

-- The next calls of a tenant, by time, that have the words.
-- Under row-level security Postgres must not use an index for @@, because the operator is not known to be free of leaks: every search would
-- read all of a tenant's documents. So this function runs as the owner and holds to the same rule itself, before it looks at anything.
-- How many documents have the words cannot be foreseen, and the planner's guess is far off for words that are in none. So it does not guess:
-- common words are found by walking the next documents, and what is missing then is asked of the words' index, which is fast for rare ones.
create function call_matches(
  of_tenant uuid, words tsquery, from_at timestamptz, to_at timestamptz, ascending boolean, after_at timestamptz, after_call text, up_to integer)
returns table (call_id text, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  walk constant integer := greatest(1000, least(up_to * 4, 20000));
  direction constant text := case when ascending then 'asc' else 'desc' end;
  beyond constant text := case when ascending then '>' else '<' end;
  span constant text := 'from call_search s where s.tenant_id = $1 and s.at >= $3 and s.at < $4 and (s.at, s.call_id) ' || beyond || ' ($5, $6)';
  sorted constant text := format(' order by at %1$s, call_id %1$s', direction);
  found integer;
  walked_at timestamptz;
  walked_call text;
begin
  if of_tenant is distinct from session_tenant() and not session_is_admin() then
    return;
  end if;
  return query execute format(
    'select w.call_id, w.at from (select s.call_id, s.at, s.document %s %s limit $7) w where w.document @@ $2 %s limit $8', span, sorted, sorted)
    using of_tenant, words, from_at, to_at, after_at, after_call, walk, up_to;
  get diagnostics found = row_count;
  if found = up_to then
    return;
  end if;
  execute format('select s.at, s.call_id %s %s offset $7 limit 1', span, sorted)
    into walked_at, walked_call using of_tenant, words, from_at, to_at, after_at, after_call, walk - 1;
  if walked_at is null then
    return;
  end if;
  return query execute format(
    'with m as materialized (select s.call_id, s.at %s and s.document @@ $2) select m.call_id, m.at from m %s limit $7', span, sorted)
    using of_tenant, words, from_at, to_at, walked_at, walked_call, up_to - found;
end $$;
revoke all on function call_matches from public;
grant execute on function call_matches to aivors_reader;
