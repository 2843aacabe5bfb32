import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { beginSession } from '@/shared/session/renewal'
import { sessionQuery, type User } from '@/shared/session/session'
import { textIn, type Search } from '@/shared/routing/useUrlState'
import { localPath } from './localPath'

/** What follows a good sign-in: nothing of an earlier user stays, and one is back where one was. */
export function useEntry() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  return async (user: User | null | undefined) => {
    client.clear()
    if (user) client.setQueryData(sessionQuery.queryKey, user)
    beginSession()
    await router.invalidate()
    await navigate({ href: localPath(textIn(router.state.location.search as Search, 'returnTo')), replace: true })
  }
}
