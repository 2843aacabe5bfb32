import { Link } from '@tanstack/react-router'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { Card } from '@/shared/ui/Card'
import { Stat } from '@/shared/ui/Stat'
import type { System } from './api/getSystem'

/** What an admin looks at first: whether anything piles up. */
export function Waiting({ waiting, activeTenants, silos }: Pick<System, 'waiting' | 'activeTenants' | 'silos'>) {
  const format = useFormat()
  const perMinute = silos?.reduce((sum, silo) => sum + (silo.journal?.deliveriesPerMinute ?? 0), 0)
  return (
    <Card aria-label="Now">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <Stat label="Deliveries a minute" value={format.number(perMinute)} definition="Committed to the journal by all silos in the last minute." />
        <div className="min-w-0">
          <Stat label="Pending" value={format.number(waiting?.pending)} definition="Stored, but not applied yet. The silos take them up within seconds." link={children => <Link to="/admin/deliveries" search={{ verdict: 'pending' } as never} className="hover:underline">{children}</Link>} />
          {waiting?.pendingOldest && <p className="mt-0.5 text-xs text-ink-3">oldest <TimeAgo at={waiting.pendingOldest} /></p>}
        </div>
        <Stat label="In quarantine" value={format.number(waiting?.quarantined)} definition="Deliveries of agents that nobody has connected." link={children => <Link to="/admin/quarantine" className="hover:underline">{children}</Link>} />
        <Stat label="Tenants in memory" value={format.number(activeTenants)} definition="Those whose grains are active in a silo." />
      </div>
    </Card>
  )
}
