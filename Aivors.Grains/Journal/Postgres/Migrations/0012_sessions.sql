-- What a user's own list of sessions shows, a client's list of its deliveries, and a quick look at a time zone's name.

-- When the session began and on what, carried from token to token: the first tokens are forgotten long before a session in use is over.
alter table refresh_tokens add column started_at timestamptz;
alter table refresh_tokens add column device text check (length(device) between 1 and 60);
update refresh_tokens t set started_at = f.started_at
  from (select family_id, min(issued_at) as started_at from refresh_tokens group by family_id) f where f.family_id = t.family_id;
alter table refresh_tokens alter column started_at set not null;

-- A client's own deliveries, newest first, without a look at everybody's.
create index deliveries_by_tenant on deliveries (tenant_id, received_at desc, delivery_id desc) where tenant_id is not null;

-- Whether days can be reckoned in a time zone: asked while the tenant's row, and the writer's lane, are held, so it must not read the whole
-- folder of zones as pg_timezone_names does. The Api lets only names of that view through.
create function is_time_zone(zone text) returns boolean language plpgsql stable as $$
begin
  perform now() at time zone zone;
  return true;
exception when invalid_parameter_value then
  return false;
end $$;
