import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type Running = Schema<'RunningCallsForm'>

export const runningKey = (userId: string | undefined) => tenantKey(userId, 'overview', 'running')

export const runningQuery = (userId: string | undefined) => queryOptions({
  queryKey: runningKey(userId),
  queryFn: ({ signal }) => dataOf(api.GET('/api/calls/running', { params: { query: { userId } }, signal })),
  // A call whose end never arrives counts as running for three hours.
  refetchInterval: 5 * 60_000,
})
