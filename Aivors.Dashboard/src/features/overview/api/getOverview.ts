import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import type { Period } from '@/shared/format/period'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type Overview = Schema<'OverviewForm'>

export const overviewKey = (userId: string | undefined) => tenantKey(userId, 'overview')

export const numbersKey = (userId: string | undefined) => tenantKey(userId, 'overview', 'numbers')

/** All of the page's counters in one answer, so that they belong together also while calls come in. */
export const overviewQuery = (userId: string | undefined, { period, from, to }: Period, agentId: string | undefined) => queryOptions({
  queryKey: [...numbersKey(userId), { period, from, to, agentId }],
  queryFn: ({ signal }) => dataOf(api.GET('/api/analytics/overview', { params: { query: { userId, period, from, to, agentId } }, signal })),
  placeholderData: keepPreviousData,
  // The day may end while nothing happens.
  refetchInterval: 5 * 60_000,
})
