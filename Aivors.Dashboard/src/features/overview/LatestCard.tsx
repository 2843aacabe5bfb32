import type { UseQueryResult } from '@tanstack/react-query'
import { PhoneOff } from 'lucide-react'
import type { Schema } from '@/shared/api/client'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { outcomeWord, sentimentWord } from '@/shared/format/words'
import { PageLink } from '@/shared/routing/PageLink'
import { Badge } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import type { LatestCall } from './api/getLatestCalls'
import { useArrivals } from './useArrivals'

type Props = { latest: UseQueryResult<Schema<'FilteredCallsForm'>>; agentId: string | undefined; nameOf: (agentId: string) => string | null; className?: string }

export function LatestCard({ latest: { data, error, refetch }, agentId, nameOf, className }: Props) {
  const arrived = useArrivals(data?.calls.map(call => call.callId), agentId ?? '')
  return (
    <Card
      title="Latest calls"
      actions={<PageLink path="/calls" search={agentId ? { agentId } : {}} className="text-sm text-accent-ink hover:underline">All calls</PageLink>}
      flush
      className={className}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} />
        : !data ? <SkeletonRows rows={8} />
          : data.calls.length === 0 ? <EmptyState icon={PhoneOff} title="No calls of this agent yet">They are listed here as they come in.</EmptyState>
            : (
              <ul aria-label="Latest calls" className="divide-y divide-line border-t border-line">
                {data.calls.map(call => <Row key={call.callId} call={call} agent={call.agentName ?? nameOf(call.agentId) ?? call.agentId} isNew={arrived.has(call.callId)} />)}
              </ul>
            )}
    </Card>
  )
}

function Row({ call, agent, isNew }: { call: LatestCall; agent: string; isNew: boolean }) {
  const format = useFormat()
  const outcome = outcomeWord(call.outcome)
  const runs = call.status === 'ongoing'
  return (
    <li className={isNew ? 'animate-arrive' : undefined}>
      <PageLink path={`/calls/${encodeURIComponent(call.callId)}`} className="flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-subtle sm:gap-4 sm:px-5">
        <span className="min-w-0 flex-1 sm:flex-none sm:basis-36">
          <span className="block truncate font-medium num" dir="auto">{call.phoneNumber ?? 'No number'}</span>
          <span className="block truncate text-xs text-ink-2 sm:hidden"><TimeAgo at={call.callStartTime ?? call.createdAt} /></span>
        </span>
        <span className="hidden min-w-0 flex-1 truncate text-ink-2 sm:block" dir="auto">{agent}</span>
        <span className="hidden w-16 truncate text-xs text-ink-2 md:block">{call.sentiment ? sentimentWord(call.sentiment).label : ''}</span>
        <span className="flex w-24 shrink-0 justify-end sm:justify-start">
          {runs ? <Badge tone="positive">Running</Badge> : call.outcome ? <Badge tone={outcome.tone}>{outcome.label}</Badge> : <Badge>Ended</Badge>}
        </span>
        <span className="w-12 shrink-0 text-right num">{runs ? '–' : format.duration(call.durationSeconds)}</span>
        <span className="hidden w-24 shrink-0 truncate text-right text-xs text-ink-2 sm:block"><TimeAgo at={call.callStartTime ?? call.createdAt} /></span>
      </PageLink>
    </li>
  )
}
