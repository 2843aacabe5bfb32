import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'
import { tenantKey } from './tenantKey'

/** The id of the tenant that an admin looks at, by its user; null when the list does not say which it is. */
export const viewedTenantQuery = (userId: string, email: string | null | undefined) => queryOptions({
  queryKey: tenantKey(userId, 'tenant', email),
  queryFn: async ({ signal }) => {
    const { tenants } = await dataOf(api.GET('/api/admin/tenants', { params: { query: { search: email ?? undefined } }, signal }))
    return (tenants.find(tenant => tenant.firstUserId === userId) ?? (tenants.length === 1 ? tenants[0] : undefined))?.tenantId ?? null
  },
  enabled: Boolean(email),
  staleTime: Infinity,
})
