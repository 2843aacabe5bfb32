import { queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf } from '@/shared/api/client'

export const callHistoryQuery = (callId: string) => queryOptions({
  queryKey: ['admin', 'call-history', callId],
  queryFn: ({ signal }) => dataOf(api.GET('/api/calls/{callId}/history', { params: { path: { callId } }, signal })),
  ...polling.watch,
})
