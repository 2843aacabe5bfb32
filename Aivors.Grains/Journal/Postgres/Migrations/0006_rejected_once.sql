-- A workflow that sends the same broken body over and over does not fill the disk under the journal.
create unique index deliveries_rejected_once on deliveries (door, reason, body_hash) where verdict = 'rejected' and event is null;
