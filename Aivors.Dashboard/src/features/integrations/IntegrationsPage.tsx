import { useCallback, useState } from 'react'
import { sessionFetch } from '@/shared/api/transport'
import { useLive } from '@/shared/live/LiveContext'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { Notice } from '@/shared/ui/Notice'
import { PageHeader } from '@/shared/ui/PageHeader'
import { DeliveriesCard } from './DeliveriesCard'
import { OwnKeyCard } from './OwnKeyCard'
import { RetellAgentConnect, type AgentStatus } from './RetellAgentConnect'
import { TestCallCard } from './TestCallCard'
import { WebhookCard } from './WebhookCard'
import './integrations.css'

export function IntegrationsPage() {
  const { isOther } = useViewedUser()
  return (
    <>
      <PageHeader title="Integrations" description="Connect your Retell agent, send its webhooks here, and see that they arrive." />
      {isOther ? <Notice className="mb-5">Agents, addresses and keys are the client’s own to set. You see what arrived.</Notice> : <OwnParts />}
      <DeliveriesCard />
    </>
  )
}

function OwnParts() {
  const [agentIds, setAgentIds] = useState<string[] | null>(null)
  const [version, setVersion] = useState(0)
  const onChange = useCallback((status: AgentStatus) => setAgentIds(status.agents.map(agent => agent.agentId)), [])
  // An agent that was connected in another tab, or approved by an admin.
  useLive(event => (event.type === 'reset' || (event.type === 'fact' && /^agent_/.test(event.fact.kind))) && setVersion(before => before + 1))
  return (
    <div className="mb-5 grid items-start gap-5 lg:grid-cols-2">
      <div className="grid min-w-0 gap-5">
        <div className="agent-card"><RetellAgentConnect apiBase="" send={sessionFetch} version={version} onChange={onChange} /></div>
        <TestCallCard agentIds={agentIds} />
      </div>
      <div className="grid min-w-0 gap-5">
        <WebhookCard />
        <OwnKeyCard />
      </div>
    </div>
  )
}
