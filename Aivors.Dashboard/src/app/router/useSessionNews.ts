import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { onSession } from '@/shared/session/renewal'
import { sessionQuery } from '@/shared/session/session'
import type { AppRouter } from './router'

/** When the session ends, here or in another tab, everything of it goes, and the sign-in remembers where one was. */
export function useSessionNews(router: AppRouter, client: QueryClient) {
  useEffect(() => onSession(news => {
    if (news === 'signed-in') return
    if (news === 'signed-in-elsewhere') {
      client.clear()
      void router.invalidate()
      return
    }
    const { pathname, href } = router.state.location
    if (pathname.startsWith('/sign-')) return
    void router.navigate({ to: '/sign-in', search: news === 'expired' ? { returnTo: href, reason: 'expired' } : { reason: 'signed-out' } }).then(() => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, null)
    })
  }), [router, client])
}
