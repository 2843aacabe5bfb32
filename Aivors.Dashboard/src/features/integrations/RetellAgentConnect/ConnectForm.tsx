import { type FormEvent, useId, useRef, useState } from 'react'
import { wrongWith, type ConnectOutcome } from './agents'

type Props = { connected: string[]; onConnect: (agentId: string) => Promise<ConnectOutcome> }

export function ConnectForm({ connected, onConnect }: Props) {
  const first = connected.length === 0
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [pending, setPending] = useState<string | null>(null)

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const agentId = text.trim()
    const wrong = wrongWith(agentId)
    setError(wrong)
    setPending(null)
    if (wrong) {
      input.current?.focus()
      return
    }
    setBusy(true)
    try {
      if (await onConnect(agentId) === 'pending') setPending(agentId)
      setText('')
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong. Please try again.')
      input.current?.focus()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate className="rac-form" onSubmit={event => void onSubmit(event)}>
      <label htmlFor={id}>{first ? 'Agent id' : 'Connect another agent'}</label>
      <div className="rac-entry">
        <input
          ref={input}
          id={id}
          value={text}
          placeholder="agent_…"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
          onChange={event => {
            setText(event.target.value)
            setError(null)
          }}
        />
        <button type="submit" className="rac-button rac-primary" aria-busy={busy || undefined}>{busy ? 'Connecting…' : 'Connect'}</button>
      </div>
      {error && <p id={`${id}-error`} role="alert" className="rac-error">{error}</p>}
      {pending && !connected.includes(pending) && <p role="status" className="rac-pending"><code>{pending}</code> waits for approval. An admin looks at it; it appears here once it is approved.</p>}
      <ol id={`${id}-hint`} className="rac-steps">
        <li>In Retell’s dashboard open the agent whose calls you want here.</li>
        <li>Copy the agent id from under its name; it begins with <code>agent_</code>.</li>
        <li>Paste it above and choose Connect.</li>
      </ol>
    </form>
  )
}
