import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '@/shared/api/client'
import { callKey } from './getCall'

/** The call object as Retell sent it last. */
export const rawQuery = (userId: string | undefined, callId: string) => queryOptions({
  queryKey: [...callKey(userId, callId), 'raw'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/calls/{callId}/raw', { params: { path: { callId } }, signal })) as Promise<unknown>,
})
