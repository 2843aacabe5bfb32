import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type Outlook = Schema<'OverviewForm'>['credits']

/** The balance, the threshold and how long it lasts at the present pace. */
export const outlookQuery = (userId: string | undefined) => queryOptions({
  queryKey: tenantKey(userId, 'credits-outlook'),
  queryFn: async ({ signal }) => {
    const { credits, today } = await dataOf(api.GET('/api/analytics/overview', { params: { query: { userId, period: 'today' } }, signal }))
    return { ...credits, today }
  },
})
