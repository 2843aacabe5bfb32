import { Link } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import type { Schema } from '@/shared/api/client'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'

export function TenantAgents({ agents }: { agents: Schema<'TenantAgentForm'>[] }) {
  return (
    <Card flush title="Agents">
      {agents.length === 0
        ? <EmptyState icon={Bot} title="No agent" className="py-8">The client connects one under Integrations.</EmptyState>
        : (
          <ul className="divide-y divide-line">
            {agents.map(agent => (
              <li key={agent.agentId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:px-5">
                <code className="min-w-0 flex-1 truncate font-mono text-xs">{agent.agentId}</code>
                <span className="text-xs text-ink-3">connected <TimeAgo at={agent.connectedAt} /></span>
                <Link to="/admin/deliveries" search={{ agentId: agent.agentId } as never} className="text-xs text-accent-ink hover:underline">Deliveries<span className="sr-only"> of {agent.agentId}</span></Link>
              </li>
            ))}
          </ul>
        )}
    </Card>
  )
}
