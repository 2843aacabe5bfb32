import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type CallDetail = Schema<'CallDetailForm'>

/** Begins the keys of all that is asked about one call. */
export const callKey = (userId: string | undefined, callId: string) => tenantKey(userId, 'calls', 'one', callId)

export const callQuery = (userId: string | undefined, callId: string) => queryOptions({
  queryKey: [...callKey(userId, callId), 'call'],
  queryFn: async ({ signal }) => (await dataOf(api.GET('/api/calls/{callId}', { params: { path: { callId } }, signal }))).call,
})
