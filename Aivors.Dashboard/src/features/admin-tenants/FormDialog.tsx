import { type ReactNode, useId } from 'react'
import { Button } from '@/shared/ui/Button'
import { Dialog } from '@/shared/ui/Dialog'
import { Notice } from '@/shared/ui/Notice'
import { useSubmit } from './useSubmit'

type Props = { title: string; description?: ReactNode; action: string; danger?: boolean; onClose: () => void; send: () => Promise<unknown>; children: ReactNode }

/** A window with one form. It stays open with the reason when sending fails. */
export function FormDialog({ title, description, action, danger = false, onClose, send, children }: Props) {
  const id = useId()
  const { busy, failure, onSubmit } = useSubmit(send)
  return (
    <Dialog
      open
      onOpenChange={open => !open && !busy && onClose()}
      title={title}
      description={description}
      footer={(
        <>
          <Button onClick={onClose} disabled={busy}>Cancel</Button>
          <Button type="submit" form={id} variant={danger ? 'danger' : 'primary'} busy={busy}>{action}</Button>
        </>
      )}
    >
      <form id={id} onSubmit={event => void onSubmit(event)} className="space-y-4 pt-1">
        {children}
        {failure && <Notice tone="danger">{failure}</Notice>}
      </form>
    </Dialog>
  )
}
