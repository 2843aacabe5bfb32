-- What is personal in a call can be erased, on demand or when it is older than its tenant keeps it. docs/journal.md, "Erasure".

alter table calls add column erased_at timestamptz;

-- Whatever writes a call later, in whatever order deliveries come: what was erased does not come back.
alter table calls add constraint calls_erased_stays_empty check (erased_at is null or (
  from_number is null and to_number is null and transcript is null and summary is null and analysis is null and recording_url is null
  and public_log_url is null and transfer_destination is null and metadata is null and payload is null));

-- Null: calls are kept for ever.
alter table tenants add column retention_days integer check (retention_days between 1 and 36500);
