import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'

/** The user whose call it is, to look at it as the client does; a call in quarantine is nobody's (404). */
export const callOwnerQuery = (callId: string) => queryOptions({
  queryKey: ['admin', 'call-owner', callId],
  queryFn: async ({ signal }) => (await dataOf(api.GET('/api/calls/{callId}', { params: { path: { callId } }, signal }))).call.userId,
})
