import { api, dataOf } from '@/shared/api/client'

export const endSessionOf = (sessionId: string) =>
  dataOf(api.DELETE('/api/account/sessions/{sessionId}', { params: { path: { sessionId } } }))
