import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

/** One's own agents: there is no such question about another's. */
export const agentsQuery = queryOptions({
  queryKey: tenantKey(undefined, 'overview', 'agents'),
  queryFn: ({ signal }) => dataOf(api.GET('/api/retell/agent-status', { signal })),
})
