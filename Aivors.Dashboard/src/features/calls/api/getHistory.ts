import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { callKey } from './getCall'

export type CallHistory = Schema<'CallHistoryForm'>

export const historyQuery = (userId: string | undefined, callId: string) => queryOptions({
  queryKey: [...callKey(userId, callId), 'history'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/calls/{callId}/history', { params: { path: { callId } }, signal })),
})
