-- Deliveries that wait: for their agent's owner (quarantined), or for the grains to answer again (pending).

-- What the delivery said, normalised, so that applying it later reads exactly what was read when it came.
alter table deliveries add column fields json;
alter table deliveries add column event_rank smallint;
-- Only this tenant may own the call: its own workspace signed it.
alter table deliveries add column workspace_tenant_id uuid;
-- How often the pump took a pending one, and when it may take it (again). A lease, not a lock: applying it writes this very row.
alter table deliveries add column attempts integer not null default 0;
alter table deliveries add column due_at timestamptz;

create index deliveries_due on deliveries (due_at, received_at) where verdict = 'pending';
create index deliveries_by_time on deliveries (received_at desc, delivery_id desc);
