import { api, dataOf } from '@/shared/api/client'

/** Erases what is personal in a call, for good. */
export const eraseCall = (callId: string) => dataOf(api.DELETE('/api/calls/{callId}', { params: { path: { callId } } }))
