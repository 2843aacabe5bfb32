import { Button } from '@/shared/ui/Button'
import type { QuarantinedAgent } from './api/getQuarantine'

type Props = { agent: QuarantinedAgent; onRelease: (agent: QuarantinedAgent) => void; onDiscard: (agent: QuarantinedAgent) => void }

export const AgentActions = ({ agent, onRelease, onDiscard }: Props) => (
  <span className="inline-flex gap-1.5">
    <Button size="sm" aria-label={`Release ${agent.agentId}`} onClick={() => onRelease(agent)}>Release</Button>
    <Button size="sm" variant="ghost" className="text-danger-ink" aria-label={`Discard ${agent.agentId}`} onClick={() => onDiscard(agent)}>Discard</Button>
  </span>
)
