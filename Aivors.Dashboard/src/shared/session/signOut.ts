import type { QueryClient } from '@tanstack/react-query'
import { answerOf, api } from '@/shared/api/client'
import { endSession } from './renewal'

/** Ends the session on the server, then here and in the other tabs. A failure leaves it as it is. */
export async function signOut(client: QueryClient) {
  await answerOf(api.POST('/api/auth/logout'))
  await client.cancelQueries()
  endSession('signed-out')
}
