import { api, dataOf } from '@/shared/api/client'

/** Signs a user out everywhere. */
export const endSessions = (userId: string) => dataOf(api.DELETE('/api/admin/users/{userId}/sessions', { params: { path: { userId } } }))
