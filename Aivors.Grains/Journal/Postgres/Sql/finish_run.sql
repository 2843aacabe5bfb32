-- Ends a run. What is reconciled moves to the end of a window that is done; for a day at most it stays before a call that failed, so
-- that the next windows come by it again.
with run as (
  update reconciliations set status = case when $2::text is null then 'done' else 'failed' end, ended_at = $3, error = $2
  where run_id = $1
  returning *
),
moved as (
  insert into reconciled_workspaces as w (workspace_id, reconciled_to)
  select coalesce(workspace_id, $4), greatest(least(retry_from, to_at), to_at - interval '1 day')
  from run where kind = 'scheduled' and status = 'done'
  on conflict (workspace_id) do update set reconciled_to = greatest(w.reconciled_to, excluded.reconciled_to)
)
select listed, missing, filled, differing, corrected, extra, failed from run
