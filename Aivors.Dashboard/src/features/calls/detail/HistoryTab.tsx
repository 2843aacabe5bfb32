import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/shared/format/useFormat'
import { humanized, verdictWord } from '@/shared/format/words'
import { Badge } from '@/shared/ui/Badge'
import { CopyButton } from '@/shared/ui/CopyButton'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { historyQuery, type CallHistory } from '../api/getHistory'

type Delivery = CallHistory['deliveries'][number]

const doors: Record<string, string> = { n8n: 'n8n', retell: 'Retell', reconciliation: 'Reconciliation', history: 'History' }
const proofs: Record<string, string> = { signed: 'Signature holds', unproved: 'Signature did not hold', fetched: 'Fetched from Retell' }

/** Every delivery of the call in the order they came, and what became of each. */
export function HistoryTab({ callId }: { callId: string }) {
  const { userId } = useViewedUser()
  const { data, error, refetch } = useQuery(historyQuery(userId, callId))
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={3} />
  return (
    <>
      <Routing history={data} />
      <ol aria-label="Deliveries" className="relative ml-1.5 border-l border-line">
        {data.deliveries.map(delivery => <Row key={delivery.deliveryId} delivery={delivery} />)}
      </ol>
      {data.deliveries.length === 0 && <p className="text-ink-2">No delivery of this call was applied.</p>}
    </>
  )
}

function Routing({ history: { routing } }: { history: CallHistory }) {
  const format = useFormat()
  if (!routing) return null
  return (
    <p className="mb-4 text-ink-2">
      Counted here because the agent <bdi className="font-mono text-xs">{routing.agentId}</bdi> has been connected since {format.dateTime(routing.connectedAt)}
      {routing.disconnectedAt && <> until {format.dateTime(routing.disconnectedAt)}</>}
      {routing.rule === 'binding_at_first_delivery' ? ', which was so when the call’s first delivery came.' : ', which was so when the call began.'}
    </p>
  )
}

function Row({ delivery }: { delivery: Delivery }) {
  const format = useFormat()
  const { label, tone } = verdictWord(delivery.verdict)
  const facts = [
    `By ${doors[delivery.door] ?? delivery.door}`, delivery.proof && (proofs[delivery.proof] ?? delivery.proof),
    delivery.seq !== null && `Ledger entry #${format.number(delivery.seq)}`, delivery.reason && humanized(delivery.reason),
  ].filter(Boolean)
  return (
    <li className="relative pb-5 pl-5 last:pb-0">
      <span className="absolute top-1.5 -left-[4.5px] size-2 rounded-full bg-line-strong ring-4 ring-surface" aria-hidden />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium" dir="auto">{delivery.eventType ?? 'Unreadable event'}</span>
        <Badge tone={tone}>{label}</Badge>
        <time dateTime={delivery.receivedAt} title={format.full(delivery.receivedAt)} className="text-xs text-ink-3 num">{format.dateTime(delivery.receivedAt)}</time>
      </div>
      <p className="mt-0.5 text-xs text-ink-2" dir="auto">{facts.join(' · ')}</p>
      {delivery.traceId && (
        <p className="mt-0.5 flex items-center gap-1 text-xs text-ink-3"><span className="truncate font-mono">{delivery.traceId}</span><CopyButton text={delivery.traceId} label="Copy the trace's id" /></p>
      )}
    </li>
  )
}
