import { Link } from '@tanstack/react-router'

/** An agent's id, leading to what waits for it. */
export const AgentDeliveries = ({ agentId }: { agentId: string }) => (
  <Link to="/admin/deliveries" search={{ agentId, verdict: 'quarantined' } as never} className="font-mono text-xs text-accent-ink hover:underline">{agentId}</Link>
)
