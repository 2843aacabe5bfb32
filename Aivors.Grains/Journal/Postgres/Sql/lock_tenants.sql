-- Orders all writers of these tenants, in one order everywhere so that two silos never wait for each other in a circle.
-- The appending statement runs next in the same transaction with a snapshot taken after the locks, so what it reads of
-- these tenants cannot change under it.
select tenant_id from tenants where tenant_id = any ($1::uuid[]) order by tenant_id for no key update
