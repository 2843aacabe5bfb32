import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'
import type { Conditions } from '../state'

export const neighboursKey = (userId: string | undefined) => tenantKey(userId, 'calls', 'neighbours')

/** The calls next to one, by time, among those that fit. */
export const neighboursQuery = (userId: string | undefined, callId: string, conditions: Conditions) => queryOptions({
  queryKey: [...neighboursKey(userId), callId, conditions],
  queryFn: ({ signal }) => dataOf(api.GET('/api/calls/{callId}/neighbours', { params: { path: { callId }, query: { userId, ...conditions } }, signal })),
})
