import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { use, useEffect, useEffectEvent } from 'react'
import { LiveContext } from '@/shared/live/LiveContext'
import { throttled } from '@/shared/live/throttle'
import { tenantKey } from '@/shared/viewed/tenantKey'
import { getLedger, type Entry, type LedgerFilter, type LedgerPage } from './api/getLedger'
import { withNewest } from './entries'

type Pages = InfiniteData<LedgerPage, string | undefined>

/** The ledger's pages as far as they were asked for, with what is written meanwhile at their front. */
export function useLedger(filter: LedgerFilter) {
  const client = useQueryClient()
  const { userId, kind, from, to } = filter
  const queryKey = tenantKey(userId, 'ledger', { kind, from, to })
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => getLedger(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.nextCursor ?? undefined,
  })

  // Entries never change, so a page of the newest is enough, however many are loaded.
  const refresh = useEffectEvent(async () => {
    const newest = await getLedger(filter, undefined).catch(() => null)
    const before = client.getQueryData<Pages>(queryKey)
    if (!newest || !before) return
    const pages = withNewest(before.pages, newest)
    if (pages) client.setQueryData<Pages>(queryKey, { ...before, pages })
    else await client.invalidateQueries({ queryKey })
  })
  const { subscribe } = use(LiveContext)
  useEffect(() => {
    const throttle = throttled(() => void refresh(), 1000)
    const leave = subscribe(event => event.type !== 'hello' && throttle.call())
    return () => {
      leave()
      throttle.cancel()
    }
  }, [subscribe])

  const entries: Entry[] | undefined = query.data?.pages.flatMap(page => page.entries)
  return { ...query, entries }
}
