import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useEffectEvent } from 'react'
import type { LiveEvent, LiveStatus } from './facts'
import { throttled } from './throttle'

export type Live = { status: LiveStatus; subscribe: (listener: (event: LiveEvent) => void) => () => void }

export const LiveContext = createContext<Live>({ status: 'paused', subscribe: () => () => undefined })

export const useLiveStatus = (): LiveStatus => use(LiveContext).status

/** Every event of the viewed tenant's stream, as it comes: for patching what is shown. */
export function useLive(listener: (event: LiveEvent) => void) {
  const { subscribe } = use(LiveContext)
  const onEvent = useEffectEvent(listener)
  useEffect(() => subscribe(event => onEvent(event)), [subscribe])
}

/**
 * Loads the queries under these keys again when something happened: at once, then at most once in `everyMs`. `when` chooses the
 * facts that count; without it all do.
 */
export function useLiveRefresh(keys: readonly QueryKey[], when?: (event: LiveEvent) => boolean, everyMs = 1000) {
  const client = useQueryClient()
  const { subscribe } = use(LiveContext)
  const refresh = useEffectEvent(() => keys.forEach(queryKey => void client.invalidateQueries({ queryKey })))
  const counts = useEffectEvent((event: LiveEvent) => event.type !== 'hello' && (event.type !== 'fact' || !when || when(event)))
  useEffect(() => {
    const throttle = throttled(() => refresh(), everyMs)
    const leave = subscribe(event => counts(event) && throttle.call())
    return () => {
      leave()
      throttle.cancel()
    }
  }, [subscribe, everyMs])
}
