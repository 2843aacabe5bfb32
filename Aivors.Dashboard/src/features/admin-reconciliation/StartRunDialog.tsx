import { useState } from 'react'
import { addDays, dayIn } from '@/shared/format/days'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { startRun } from './api/startRun'

type Props = { onClose: () => void; onStarted: (runId: string) => Promise<unknown> }

export function StartRunDialog({ onClose, onStarted }: Props) {
  const today = dayIn(undefined)
  const [workspaceId, setWorkspaceId] = useState('')
  const [from, setFrom] = useState(addDays(today, -1))
  const [to, setTo] = useState(today)

  const start = async () => {
    if (!from || !to || from > to) throw new Error('Give a first and a last day, in this order.')
    // The Api takes no future: the last day ends now when it is today.
    const end = new Date(Math.min(new Date(`${addDays(to, 1)}T00:00`).getTime(), Date.now()))
    const { runId } = await startRun({ workspaceId: workspaceId.trim() || null, from: new Date(`${from}T00:00`).toISOString(), to: end.toISOString() })
    toast.positive('The run has begun.')
    await onStarted(runId)
  }
  return (
    <ConfirmDialog open onOpenChange={open => !open && onClose()} title="Start a run" action="Start" onConfirm={start}>
      <div className="space-y-4">
        <p>Compares the calls that started in these days, 31 at most. Missing calls are fetched and charged; a duration that differs is corrected. It goes on in the background.</p>
        <div className="grid grid-cols-2 gap-3">
          <Field label="First day">{wiring => <Input {...wiring} type="date" max={to} value={from} onChange={event => setFrom(event.target.value)} />}</Field>
          <Field label="Last day">{wiring => <Input {...wiring} type="date" min={from} max={today} value={to} onChange={event => setTo(event.target.value)} />}</Field>
        </div>
        <Field label="Workspace id" optional hint="Left out, it is the agency's workspace.">
          {wiring => <Input {...wiring} value={workspaceId} onChange={event => setWorkspaceId(event.target.value)} autoComplete="off" spellCheck={false} />}
        </Field>
      </div>
    </ConfirmDialog>
  )
}
