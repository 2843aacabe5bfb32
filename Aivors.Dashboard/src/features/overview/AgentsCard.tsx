import { useFormat } from '@/shared/format/useFormat'
import { PageLink } from '@/shared/routing/PageLink'
import { Card } from '@/shared/ui/Card'
import { cn } from '@/shared/ui/cn'
import { Definition } from '@/shared/ui/Definition'
import { EmptyState } from '@/shared/ui/EmptyState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import type { Overview } from './api/getOverview'
import { callsOf } from './callsBehind'
import { definitions } from './definitions'

const head = 'px-2 py-1.5 text-right text-xs font-medium whitespace-nowrap text-ink-2'
const cell = 'px-2 py-2 text-right num'

export function AgentsCard({ overview, agentId, className }: { overview: Overview | undefined; agentId: string | undefined; className?: string }) {
  const format = useFormat()
  const most = Math.max(1, ...(overview?.agents.map(agent => agent.calls) ?? []))
  return (
    <Card title="Agents" actions={<Definition term="Agents">{definitions.agents}</Definition>} flush className={className}>
      {!overview ? <SkeletonRows rows={4} /> : overview.agents.length === 0 ? <EmptyState title="No calls in this period">Choose another period above.</EmptyState> : (
        // Scrolls with many agents, so the keyboard must reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="max-h-80 overflow-y-auto pb-2" tabIndex={0} role="region" aria-label="Agents, as a table">
          <table className="w-full text-sm">
            <thead className="sticky top-0 bg-surface">
              <tr>
                <th scope="col" className={cn(head, 'pl-4 text-left sm:pl-5')}>Agent</th>
                <th scope="col" className={head}>Calls</th>
                <th scope="col" className={head}>Minutes</th>
                <th scope="col" className={head}>Pick-up</th>
                <th scope="col" className={cn(head, 'pr-4 max-sm:hidden sm:pr-5')}>Success</th>
              </tr>
            </thead>
            <tbody>
              {overview.agents.map(agent => (
                <tr key={agent.agentId} className={cn('border-t border-line', agent.agentId === agentId && 'bg-accent-soft')}>
                  <th scope="row" className="w-full max-w-0 py-2 pr-2 pl-4 text-left font-normal sm:pl-5">
                    <PageLink path="/calls" search={callsOf(overview, agent.agentId)} className="block truncate rounded font-medium hover:text-accent-ink hover:underline" dir="auto" title={agent.agentId}>
                      {agent.agentName ?? agent.agentId}
                    </PageLink>
                    <span aria-hidden className="mt-1 block h-1 overflow-hidden rounded-full bg-hover"><span className="block h-full rounded-full bg-series-1" style={{ width: `${(agent.calls / most) * 100}%` }} /></span>
                  </th>
                  <td className={cn(cell, 'font-medium')}>{format.number(agent.calls)}</td>
                  <td className={cell}>{format.number(agent.minutes)}</td>
                  <td className={cell}>{format.percent(agent.pickUpRate)}</td>
                  <td className={cn(cell, 'pr-4 max-sm:hidden sm:pr-5')}>{format.percent(agent.successRate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
