import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { endSession } from '@/shared/session/renewal'
import { sessionQuery } from '@/shared/session/session'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import type { LiveEvent, LiveStatus } from './facts'
import { LiveConnection } from './LiveConnection'
import { LiveContext } from './LiveContext'

/** Holds the one stream of the viewed tenant for all that is on the page. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { userId } = useViewedUser()
  const client = useQueryClient()
  const listeners = useRef(new Set<(event: LiveEvent) => void>())
  const [status, setStatus] = useState<LiveStatus>('connecting')

  useEffect(() => {
    const connection = new LiveConnection({
      userId,
      onStatus: setStatus,
      onEvent: event => listeners.current.forEach(listener => listener(event)),
      checkSession: async () => {
        const user = await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
        if (!user) endSession('expired')
        return user !== null
      },
    })
    connection.open()
    return () => connection.close()
  }, [userId, client])

  const subscribe = useCallback((listener: (event: LiveEvent) => void) => {
    listeners.current.add(listener)
    return () => {
      listeners.current.delete(listener)
    }
  }, [])
  const live = useMemo(() => ({ status, subscribe }), [status, subscribe])
  return <LiveContext value={live}>{children}</LiveContext>
}
