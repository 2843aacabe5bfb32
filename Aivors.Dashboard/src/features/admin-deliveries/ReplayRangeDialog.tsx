import { useState } from 'react'
import { dayIn } from '@/shared/format/days'
import { useFormat } from '@/shared/format/useFormat'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { Field } from '@/shared/ui/Field'
import { Input, Select } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { replayRange } from './api/replayRange'
import { canReplay, instantsOf, type DeliveryFilters } from './filters'

type Props = { filters: DeliveryFilters; onClose: () => void; onDone: () => Promise<unknown> }

/** Begins with what the list is filtered by. */
export function ReplayRangeDialog({ filters, onClose, onDone }: Props) {
  const format = useFormat()
  const today = dayIn(undefined)
  const [verdict, setVerdict] = useState(filters.verdict && canReplay(filters.verdict) ? filters.verdict : 'quarantined')
  const [agentId, setAgentId] = useState(filters.agentId ?? '')
  const [from, setFrom] = useState(filters.from ?? today)
  const [to, setTo] = useState(filters.to ?? today)

  const replay = async () => {
    const days = instantsOf({ from, to })
    if (!days.from || !days.to || from > to) throw new Error('Give a first and a last day, in this order.')
    let [count, unreadable, cursor] = [0, 0, null as string | null]
    do {
      const step = await replayRange({ verdict: verdict === 'any' ? null : verdict, agentId: agentId.trim() || null, from: days.from, to: days.to, cursor })
      count += step.count
      unreadable += step.unreadable
      cursor = step.hasMore ? step.nextCursor : null
    } while (cursor)
    toast.positive(`${format.number(count)} ${count === 1 ? 'delivery is' : 'deliveries are'} taken up${unreadable > 0 ? `; ${format.number(unreadable)} cannot be read and stay` : ''}.`)
    await onDone()
  }
  return (
    <ConfirmDialog open onOpenChange={open => !open && onClose()} title="Replay a range" action="Replay" onConfirm={replay}>
      <div className="space-y-4">
        <p>What was received in these days and could not be applied is routed anew, oldest first, and charged once where an owner is found.</p>
        <Field label="Which">
          {wiring => (
            <Select {...wiring} value={verdict} onChange={event => setVerdict(event.target.value)}>
              <option value="quarantined">Quarantined</option>
              <option value="rejected">Rejected and discarded</option>
              <option value="any">Both</option>
            </Select>
          )}
        </Field>
        <Field label="Agent id" optional>{wiring => <Input {...wiring} value={agentId} onChange={event => setAgentId(event.target.value)} autoComplete="off" spellCheck={false} />}</Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="First day">{wiring => <Input {...wiring} type="date" max={to} value={from} onChange={event => setFrom(event.target.value)} />}</Field>
          <Field label="Last day">{wiring => <Input {...wiring} type="date" min={from} value={to} onChange={event => setTo(event.target.value)} />}</Field>
        </div>
      </div>
    </ConfirmDialog>
  )
}
