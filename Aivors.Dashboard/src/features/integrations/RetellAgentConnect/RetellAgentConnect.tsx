import { useRef, useState } from 'react'
import { AgentRow } from './AgentRow'
import type { AgentStatus, Send } from './agents'
import { ConnectForm } from './ConnectForm'
import './retell-agent-connect.css'
import { useAgents } from './useAgents'

export type RetellAgentConnectProps = {
  /** Where the Api is: `https://api.example.com`, or '' for the page's own origin. */
  apiBase: string
  /** Hears the agents when they are first known, and after every change. */
  onChange?: (status: AgentStatus) => void
  /** In place of fetch, for an application that renews sessions in a way of its own. Keep it the same between renders. */
  send?: Send
  /** Another value loads the agents again. */
  version?: string | number
  /** The level of the card's heading; 2 when left out. */
  headingLevel?: 2 | 3 | 4
}

/** Connects a client's Retell agents to Aivors. Needs nothing but React: no router, no query client, no styles of the application. */
export function RetellAgentConnect({ apiBase, onChange, send, version, headingLevel = 2 }: RetellAgentConnectProps) {
  const { status, failure, reload, routes } = useAgents(apiBase, send, version, onChange)
  const [news, setNews] = useState('')
  const card = useRef<HTMLElement>(null)
  const Heading = `h${headingLevel}` as const
  const online = status?.isConnected ?? false

  const disconnect = async (agentId: string) => {
    await routes.disconnect(agentId)
    await reload()
    setNews(`${agentId} is disconnected.`)
    card.current?.querySelector<HTMLInputElement>('input')?.focus()
  }
  return (
    <section ref={card} className="rac" aria-label="Retell agents">
      <header className="rac-head">
        <div>
          <Heading className="rac-title">Retell agents</Heading>
          <p className="rac-lead">Calls of a connected agent are recorded and charged here.</p>
        </div>
        {status && <p className={`rac-status ${online ? 'rac-online' : ''}`}><span aria-hidden />{status.aiStatus}</p>}
      </header>
      {failure && (
        <div role="alert" className="rac-failure">
          <span>{failure}</span>
          <button type="button" className="rac-button" onClick={() => void reload()}>Try again</button>
        </div>
      )}
      {!status && !failure && <div role="status" aria-label="Loading agents" className="rac-loading"><span /><span /></div>}
      {status && status.agents.length > 0 && (
        <ul className="rac-agents" aria-label="Connected agents">
          {status.agents.map(agent => (
            <AgentRow key={agent.agentId} agent={agent} onDisconnect={() => disconnect(agent.agentId)} onSetWebhook={() => routes.setWebhook(agent.agentId)} />
          ))}
        </ul>
      )}
      {status && (
        <ConnectForm
          connected={status.agents.map(agent => agent.agentId)}
          onConnect={async agentId => {
            const outcome = await routes.connect(agentId)
            await reload()
            setNews(outcome === 'connected' ? `${agentId} is connected.` : '')
            return outcome
          }}
        />
      )}
      <p role="status" className={news ? 'rac-news' : 'rac-hidden'}>{news}</p>
    </section>
  )
}
