import { type ReactNode, useState } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Field } from './Field'
import { Input } from './Input'
import { Notice } from './Notice'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  action: string
  danger?: boolean
  /** To be typed before the button works, for what cannot be undone. */
  typed?: string
  /** The window closes when it succeeds; a failure is shown in it. */
  onConfirm: () => Promise<unknown>
}

export function ConfirmDialog({ open, onOpenChange, title, children, action, danger = false, typed, onConfirm }: Props) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [text, setText] = useState('')

  const close = (next: boolean) => {
    if (busy) return
    setFailure(null)
    setText('')
    onOpenChange(next)
  }
  const confirm = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await onConfirm()
      setText('')
      onOpenChange(false)
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={title}
      footer={(
        <>
          <Button onClick={() => close(false)} disabled={busy}>Cancel</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} disabled={typed !== undefined && text !== typed} onClick={confirm}>{action}</Button>
        </>
      )}
    >
      <div className="space-y-3 text-sm text-ink-2">
        <div>{children}</div>
        {typed !== undefined && (
          <Field label={`Type ${typed} to confirm`}>
            {props => <Input {...props} value={text} onChange={event => setText(event.target.value)} autoComplete="off" />}
          </Field>
        )}
        {failure && <Notice tone="danger">{failure}</Notice>}
      </div>
    </Dialog>
  )
}
