import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

type Props = {
  children: ReactNode
  action: string
  /** The action while it runs. */
  busyAction: string
  danger?: boolean
  /** The way out, which has the focus at first. */
  leave: string
  /** The question goes when it succeeds; a failure is shown in it. */
  onDo: () => Promise<void>
  onLeave: () => void
}

/** A question within the card, in place of a window: the card must not need one of the application's. */
export function Question({ children, action, busyAction, danger = false, leave, onDo, onLeave }: Props) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const id = useId()
  const way = useRef<HTMLButtonElement>(null)
  useEffect(() => way.current?.focus(), [])

  const act = async () => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await onDo()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'Something went wrong. Please try again.')
      setBusy(false)
    }
  }
  return (
    // Escape is a way out beside the button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="group" aria-labelledby={id} className="rac-ask" onKeyDown={event => event.key === 'Escape' && !busy && onLeave()}>
      <p id={id}>{children}</p>
      {failure && <p role="alert" className="rac-error">{failure}</p>}
      <div className="rac-buttons">
        <button ref={way} type="button" className="rac-button" disabled={busy} onClick={onLeave}>{leave}</button>
        <button type="button" className={`rac-button ${danger ? 'rac-danger' : 'rac-primary'}`} aria-busy={busy || undefined} onClick={() => void act()}>{busy ? busyAction : action}</button>
      </div>
    </div>
  )
}
