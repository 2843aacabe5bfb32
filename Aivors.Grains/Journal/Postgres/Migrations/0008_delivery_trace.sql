-- The W3C trace id of the request that brought the delivery: what finds it in the traces and in the logs.
alter table deliveries add column trace_id text check (length(trace_id) = 32);
