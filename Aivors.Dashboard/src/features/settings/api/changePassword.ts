import { answerOf, api } from '@/shared/api/client'
import { replacingSession } from '@/shared/session/renewal'

/** The answer carries new cookies, and the old ones are refused from then on, the live stream's first of all. */
export async function changePassword(passwords: { currentPassword: string; newPassword: string }) {
  // Renews the session if it is time, because the change itself must not.
  await answerOf(api.GET('/api/account'))
  return replacingSession(() => answerOf(api.PUT('/api/account/password', { body: passwords, fetch: request => fetch(request) })))
}
