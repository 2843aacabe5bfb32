import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/shared/format/useFormat'
import { humanized, verdictWord } from '@/shared/format/words'
import { Badge } from '@/shared/ui/Badge'
import { cn } from '@/shared/ui/cn'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { callHistoryQuery } from './api/getCallHistory'

/** Why a call is where it is: all its deliveries, what they became in the ledger, and how it was routed. */
export function CallHistory({ callId, current }: { callId: string; current: string }) {
  const format = useFormat()
  const { data, error, refetch } = useQuery(callHistoryQuery(callId))
  return (
    <section className="mt-6">
      <h3 className="mb-2 text-sm font-semibold">The call's history</h3>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} className="py-6" /> : <SkeletonRows rows={3} />)}
      {data && (
        <>
          <ol className="divide-y divide-line rounded-lg border border-line text-sm">
            {data.deliveries.map(one => (
              <li key={one.deliveryId} className={cn('flex items-center gap-3 px-3 py-2', one.deliveryId === current && 'bg-subtle')} aria-current={one.deliveryId === current || undefined}>
                <time dateTime={one.receivedAt} title={format.full(one.receivedAt)} className="text-xs text-ink-3 num">{format.dateTime(one.receivedAt)}</time>
                <span className="min-w-0 flex-1 truncate">{one.eventType ? humanized(one.eventType) : 'Event'} <span className="text-ink-3">by {one.door}</span></span>
                <Badge tone={verdictWord(one.verdict).tone}>{verdictWord(one.verdict).label}</Badge>
              </li>
            ))}
          </ol>
          {data.facts.length > 0 && (
            <ul aria-label="Ledger entries" className="mt-3 space-y-1 text-sm">
              {data.facts.map(fact => (
                <li key={fact.seq} className="flex justify-between gap-3">
                  <span>{humanized(fact.kind)} <span className="text-xs text-ink-3">entry {format.number(fact.seq)}</span></span>
                  <span className="num">{format.signed(fact.amountSeconds / 60)} min</span>
                </li>
              ))}
            </ul>
          )}
          <p className="mt-3 text-xs text-ink-3">
            {data.routing
              ? <>Routed by {data.routing.rule === 'binding_at_start' ? 'who owned the agent when the call started' : 'who owned the agent when the first event came'}, connected {format.dateTime(data.routing.connectedAt)}.</>
              : 'Placed nowhere so far.'}
          </p>
        </>
      )}
    </section>
  )
}
