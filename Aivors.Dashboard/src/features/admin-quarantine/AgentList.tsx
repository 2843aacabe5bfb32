import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { AgentActions } from './AgentActions'
import { AgentDeliveries } from './AgentDeliveries'
import type { QuarantinedAgent } from './api/getQuarantine'

type Props = { agents: QuarantinedAgent[]; onRelease: (agent: QuarantinedAgent) => void; onDiscard: (agent: QuarantinedAgent) => void }

/** For a phone: what can be done stands under each agent, not beyond the edge of a table. */
export function AgentList({ agents, ...actions }: Props) {
  const format = useFormat()
  return (
    <ul aria-label="Waiting agents" className="divide-y divide-line">
      {agents.map(agent => (
        <li key={agent.agentId} className="space-y-2 px-4 py-3 text-sm">
          <p className="break-all"><AgentDeliveries agentId={agent.agentId} /></p>
          <p className="text-xs text-ink-3 num">
            {format.number(agent.calls)} {agent.calls === 1 ? 'call' : 'calls'} in {format.number(agent.deliveries)} {agent.deliveries === 1 ? 'delivery' : 'deliveries'},
            at most {format.minutes(agent.minutes)}, last <TimeAgo at={agent.last} />
          </p>
          <AgentActions agent={agent} {...actions} />
        </li>
      ))}
    </ul>
  )
}
