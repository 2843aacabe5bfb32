import { useQuery } from '@tanstack/react-query'
import { PhoneCall } from 'lucide-react'
import { useFormat } from '@/shared/format/useFormat'
import { useNow } from '@/shared/format/useNow'
import type { RunningCall } from '@/shared/live/facts'
import { PageLink } from '@/shared/routing/PageLink'
import { StatusDot } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { Definition } from '@/shared/ui/Definition'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { runningQuery } from './api/getRunningCalls'
import { definitions } from './definitions'

const shown = 5

type Props = { agentId: string | undefined; nameOf: (agentId: string) => string | null; className?: string }

/** The calls that run at this moment, with a clock each. */
export function RunningCard({ agentId, nameOf, className }: Props) {
  const { userId } = useViewedUser()
  const { data, error, refetch } = useQuery(runningQuery(userId))
  const calls = data?.calls.filter(call => !agentId || call.agentId === agentId)
  const more = (calls?.length ?? 0) - shown
  return (
    <Card
      title={<span className="flex items-center gap-2">{calls && calls.length > 0 ? <StatusDot tone="positive" pulse>Running now</StatusDot> : 'Running now'}</span>}
      actions={<Definition term="Running now">{definitions.runningCalls}</Definition>}
      flush
      className={className}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} className="py-8" />
        : !calls ? <SkeletonRows rows={shown} />
          : calls.length === 0 ? <EmptyState icon={PhoneCall} title="No call right now" className="py-14">The next one appears here as soon as it begins.</EmptyState>
            : <Clocks calls={calls.slice(0, shown)} nameOf={nameOf} />}
      {more > 0 && (
        <PageLink path="/calls" search={{ status: 'ongoing', ...(agentId ? { agentId } : {}) }} className="block border-t border-line px-4 py-2.5 text-sm text-accent-ink hover:underline sm:px-5">
          {more} more
        </PageLink>
      )}
    </Card>
  )
}

function Clocks({ calls, nameOf }: { calls: RunningCall[]; nameOf: Props['nameOf'] }) {
  const now = useNow()
  const format = useFormat()
  return (
    <ul aria-label="Calls running now" className="divide-y divide-line border-t border-line">
      {calls.map(call => (
        <li key={call.callId} className="animate-arrive">
          <PageLink path={`/calls/${encodeURIComponent(call.callId)}`} className="flex items-center gap-3 px-4 py-2.5 hover:bg-subtle sm:px-5">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium num" dir="auto">{call.phoneNumber ?? 'No number'}</span>
              <span className="block truncate text-xs text-ink-2" dir="auto">{call.agentName ?? nameOf(call.agentId) ?? call.agentId}</span>
            </span>
            {call.direction && <span className="text-xs text-ink-2">{call.direction === 'inbound' ? 'In' : 'Out'}</span>}
            <span role="timer" aria-label="Running for" className="w-16 text-right text-sm font-medium num">{format.duration((now - Date.parse(call.startedAt)) / 1000)}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
