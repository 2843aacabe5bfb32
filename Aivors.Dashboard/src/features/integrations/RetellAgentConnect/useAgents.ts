import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { agentRoutes, renewingSend, type AgentStatus, type Send } from './agents'

const sentence = (error: unknown) => (error instanceof Error ? error.message : 'Something went wrong. Please try again.')

/** The connected agents and what can be done with them. `onChange` hears every status that differs from the one before. */
export function useAgents(apiBase: string, send: Send | undefined, version: unknown, onChange?: (status: AgentStatus) => void) {
  const routes = useMemo(() => agentRoutes(apiBase, send ?? renewingSend(apiBase)), [apiBase, send])
  const [status, setStatus] = useState<AgentStatus | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const told = useRef('')
  const tell = useEffectEvent((next: AgentStatus) => onChange?.(next))

  const load = useCallback(async (signal: AbortSignal) => {
    try {
      const next = await routes.status(signal)
      setStatus(next)
      setFailure(null)
    } catch (error) {
      if (!signal.aborted) setFailure(sentence(error))
    }
  }, [routes])

  useEffect(() => {
    const leaving = new AbortController()
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it is set when the answer comes
    void load(leaving.signal)
    return () => leaving.abort()
  }, [load, version])

  useEffect(() => {
    const said = JSON.stringify(status)
    if (status && told.current !== said) {
      told.current = said
      tell(status)
    }
  }, [status])

  const reload = useCallback(() => load(new AbortController().signal), [load])
  return { status, failure, reload, routes }
}
