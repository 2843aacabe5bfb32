-- Where a delivery's events come from: whether Retell's signature proves it, and under which workspace's key.
alter table deliveries
  add column proof        text check (proof in ('signed', 'unproved')),
  -- null: the agency's own workspace, or a door that is not signed
  add column workspace_id uuid;

-- When the leg that a transfer opened ended.
alter table calls add column transfer_ended_at timestamptz;
