import { useEffect, useId, useRef, useState } from 'react'
import type { ConnectedAgent } from './agents'

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

export function AgentRow({ agent, onDisconnect }: { agent: ConnectedAgent; onDisconnect: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const id = useId()
  const cancel = useRef<HTMLButtonElement>(null)
  const ask = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) cancel.current?.focus()
  }, [asking])

  const leave = () => {
    setAsking(false)
    setFailure(null)
    requestAnimationFrame(() => ask.current?.focus())
  }
  const disconnect = async () => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await onDisconnect()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'Something went wrong. Please try again.')
      setBusy(false)
    }
  }
  return (
    <li className="rac-agent">
      <div className="rac-line">
        <span className="rac-dot" aria-hidden />
        <div className="rac-name">
          <code title={agent.agentId}>{agent.agentId}</code>
          <p>{agent.aiStatus} · connected {date.format(new Date(agent.connectedAt))}</p>
        </div>
        {!asking && <button ref={ask} type="button" className="rac-button" aria-label={`Disconnect ${agent.agentId}`} onClick={() => setAsking(true)}>Disconnect</button>}
      </div>
      {asking && (
        // Escape is a way out beside the button.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <div role="group" aria-labelledby={id} className="rac-ask" onKeyDown={event => event.key === 'Escape' && !busy && leave()}>
          <p id={id}>Disconnect this agent? Its next calls are not recorded or charged here, and are kept aside. What was recorded stays.</p>
          {failure && <p role="alert" className="rac-error">{failure}</p>}
          <div className="rac-buttons">
            <button ref={cancel} type="button" className="rac-button" disabled={busy} onClick={leave}>Keep</button>
            <button type="button" className="rac-button rac-danger" aria-busy={busy || undefined} onClick={() => void disconnect()}>{busy ? 'Disconnecting…' : 'Disconnect agent'}</button>
          </div>
        </div>
      )}
    </li>
  )
}
