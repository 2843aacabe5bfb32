import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

/** The agents that had calls in the last 90 days, to choose from. */
export const agentsQuery = (userId: string | undefined) => queryOptions({
  queryKey: tenantKey(userId, 'calls', 'agents'),
  queryFn: async ({ signal }) => (await dataOf(api.GET('/api/analytics/overview', { params: { query: { userId, period: '90d' } }, signal }))).agents,
  staleTime: 5 * 60_000,
})
