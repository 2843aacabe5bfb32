import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, getData } from '@/shared/api/client'
import { tenantKey } from './tenantKey'

/** Who the client is that an admin looks at, and where it counts its days. 404 when there is no such user. */
export const viewedAccountQuery = (userId: string) => queryOptions({
  queryKey: tenantKey(userId, 'account'),
  queryFn: async ({ signal }) => {
    const [{ user }, timeZone] = await Promise.all([
      dataOf(api.GET('/api/dashboard/stats', { params: { query: { userId } }, signal })),
      getData<{ timeZone: string }>('/api/analytics/overview', { userId, period: 'today' }, signal).then(overview => overview.timeZone, () => undefined),
    ])
    return { name: user.name, email: user.email, timeZone }
  },
  staleTime: 5 * 60_000,
})
