import { useFormat } from '@/shared/format/useFormat'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { toast } from '@/shared/ui/toast'
import type { QuarantinedAgent } from './api/getQuarantine'
import { releaseAgent } from './api/releaseAgent'

type Props = { agent: QuarantinedAgent; onClose: () => void; onDone: () => Promise<unknown> }

export function ReleaseDialog({ agent, onClose, onDone }: Props) {
  const format = useFormat()
  const release = async () => {
    const { count } = await releaseAgent(agent.agentId)
    toast.positive(`${format.number(count)} ${count === 1 ? 'delivery is' : 'deliveries are'} released and will be applied within seconds.`)
    await onDone()
  }
  return (
    <ConfirmDialog open onOpenChange={open => !open && onClose()} title="Release what waits" action="Release" onConfirm={release}>
      <p>
        All that waits for <code className="font-mono text-xs text-ink">{agent.agentId}</code> is applied to the client that owns the agent now, and charged:
        at most {format.minutes(agent.minutes)} for {format.number(agent.calls)} {agent.calls === 1 ? 'call' : 'calls'}. A charge is not undone by itself; an adjustment can make up for it.
      </p>
    </ConfirmDialog>
  )
}
