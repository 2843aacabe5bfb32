import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { tenantQuery } from './tenant'

/** A tenant by its name, leading to its page; its id until the name is known. */
export function TenantLink({ tenantId }: { tenantId: string }) {
  const { data } = useQuery({ ...tenantQuery(tenantId), staleTime: 5 * 60_000 })
  return (
    <Link to="/admin/tenants/$tenantId" params={{ tenantId }} dir="auto" className="text-accent-ink hover:underline">
      {data?.tenant.name ?? shortId(tenantId)}
    </Link>
  )
}

/** Enough of an id to tell it from its neighbours: the end, because the beginning is a time. */
export const shortId = (id: string) => (id.length > 13 ? `…${id.slice(-8)}` : id)
