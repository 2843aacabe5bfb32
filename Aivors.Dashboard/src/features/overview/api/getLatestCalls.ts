import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type LatestCall = Schema<'FilteredCallForm'>

const shown = '8'

export const latestQuery = (userId: string | undefined, agentId: string | undefined) => queryOptions({
  queryKey: tenantKey(userId, 'overview', 'latest', agentId ?? null),
  queryFn: ({ signal }) => dataOf(api.GET('/api/calls', { params: { query: { userId, agentId, limit: shown } }, signal })),
  placeholderData: keepPreviousData,
})
