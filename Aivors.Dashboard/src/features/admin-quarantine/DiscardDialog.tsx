import { useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { discardAgent } from './api/discardAgent'
import type { QuarantinedAgent } from './api/getQuarantine'

type Props = { agent: QuarantinedAgent; onClose: () => void; onDone: () => Promise<unknown> }

export function DiscardDialog({ agent, onClose, onDone }: Props) {
  const format = useFormat()
  const [reason, setReason] = useState('')
  const discard = async () => {
    if (reason.trim() === '') throw new Error('Give a reason: it stays with what is discarded.')
    const { count } = await discardAgent(agent.agentId, reason.trim())
    toast.positive(`${format.number(count)} ${count === 1 ? 'delivery is' : 'deliveries are'} discarded.`)
    await onDone()
  }
  return (
    <ConfirmDialog open onOpenChange={open => !open && onClose()} title="Discard what waits" action="Discard" danger onConfirm={discard}>
      <div className="space-y-4">
        <p>
          {format.number(agent.deliveries)} {agent.deliveries === 1 ? 'delivery' : 'deliveries'} of <code className="font-mono text-xs text-ink">{agent.agentId}</code> become
          rejected and are charged to nobody. They stay listed under Deliveries, where they can be replayed.
        </p>
        <Field label="Reason">{wiring => <Input {...wiring} required maxLength={200} dir="auto" value={reason} onChange={event => setReason(event.target.value)} autoComplete="off" />}</Field>
      </div>
    </ConfirmDialog>
  )
}
