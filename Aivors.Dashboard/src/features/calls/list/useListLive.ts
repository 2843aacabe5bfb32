import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLive } from '@/shared/live/LiveContext'
import { throttled } from '@/shared/live/throttle'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { callsKey, callsQuery, getCalls, type Asked, type Pages } from '../api/getCalls'
import { withFact, withHead } from './livePages'

const indexLagMs = 2500

/** A call that changes changes in place, a new one comes in at the head; pages far down are not read again. */
export function useListLive(asked: Asked) {
  const { userId } = useViewedUser()
  const client = useQueryClient()
  const byTime = asked.sort === 'at' && asked.order === 'desc'
  const asksIndex = asked.conditions.q !== undefined || asked.conditions.number !== undefined
  const { queryKey } = callsQuery(userId, asked)

  const refresh = useEffectEvent(async () => {
    if (!byTime || asked.conditions.q) return client.invalidateQueries({ queryKey })
    try {
      const head = await getCalls(userId, asked, null)
      client.setQueryData<Pages>(queryKey, before => withHead(before, head))
    } catch {
      // The next fact tries again; what is shown stays.
    }
  })
  const throttle = useRef<ReturnType<typeof throttled> | null>(null)
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    throttle.current = throttled(() => void refresh(), 1000)
    return () => {
      throttle.current?.cancel()
      clearTimeout(later.current)
    }
  }, [])

  useLive(event => {
    if (event.type === 'hello') return
    if (event.type === 'fact') {
      const { call } = event.fact
      if (!call) return
      client.setQueriesData<Pages>({ queryKey: callsKey(userId) }, before => withFact(before, call))
    }
    throttle.current?.call()
    if (!asksIndex) return
    clearTimeout(later.current)
    later.current = setTimeout(() => throttle.current?.call(), indexLagMs)
  })
}
