-- Counts a finding once: a call that a run comes by again (after a cut, or to try once more) replaces what it was before.
with prior as (
  select outcome from reconciliation_findings where run_id = $1 and call_id = $2
),
noted as (
  insert into reconciliation_findings (run_id, call_id, agent_id, tenant_id, kind, outcome, reason, known_ms, listed_ms, noted_at)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
  where exists (select from prior) or ($12 and (select missing + differing + extra from reconciliations where run_id = $1) < 10000)
  on conflict (run_id, call_id) do update set tenant_id = excluded.tenant_id, outcome = excluded.outcome, reason = excluded.reason, noted_at = excluded.noted_at
)
update reconciliations set
  missing = missing + ($5 = 'missing' and not exists (select from prior))::int,
  differing = differing + ($5 = 'differing' and not exists (select from prior))::int,
  extra = extra + ($5 = 'extra' and not exists (select from prior))::int,
  filled = filled + ($6 = 'filled')::int - exists (select from prior where outcome = 'filled')::int,
  corrected = corrected + ($6 = 'corrected')::int - exists (select from prior where outcome = 'corrected')::int,
  failed = failed + ($6 in ('failed', 'refused', 'not_over'))::int
    - exists (select from prior where outcome in ('failed', 'refused', 'not_over'))::int,
  retry_from = case when $6 = 'failed' then least(retry_from, $11) else retry_from end
where run_id = $1
