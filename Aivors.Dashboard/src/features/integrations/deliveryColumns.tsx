import { useFormat } from '@/shared/format/useFormat'
import { humanized, verdictWord } from '@/shared/format/words'
import { PageLink } from '@/shared/routing/PageLink'
import { Badge } from '@/shared/ui/Badge'
import type { Column } from '@/shared/ui/table/columns'
import type { Delivery } from './api/getDeliveries'

const doors: Record<string, string> = { n8n: 'n8n', retell: 'Retell', test: 'Test call', reconciliation: 'Reconciliation' }

function When({ at }: { at: string }) {
  const format = useFormat()
  return <time dateTime={at} title={format.full(at)} className="text-ink-2 num">{format.dateTime(at)}</time>
}

function Verdict({ delivery: { verdict, reason } }: { delivery: Delivery }) {
  const word = verdictWord(verdict)
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Badge tone={word.tone}>{word.label}</Badge>
      {reason && <span className="truncate text-xs text-ink-3" title={reason}>{humanized(reason)}</span>}
    </span>
  )
}

export const deliveryColumns: Column<Delivery>[] = [
  { id: 'at', header: 'Received', meta: { width: '9rem' }, cell: ({ row }) => <When at={row.original.receivedAt} /> },
  { id: 'verdict', header: 'Verdict', meta: { width: '9rem' }, cell: ({ row }) => <Verdict delivery={row.original} /> },
  { id: 'event', header: 'Event', meta: { width: '9rem' }, cell: ({ row }) => (row.original.eventType ? humanized(row.original.eventType) : '–') },
  {
    id: 'call', header: 'Call', meta: { width: 'minmax(12rem, 2fr)' },
    cell: ({ row: { original: { callId } } }) => (callId
      ? <PageLink path={`/calls/${encodeURIComponent(callId)}`} title={callId} className="font-mono text-xs text-accent-ink hover:underline">{callId}</PageLink>
      : '–'),
  },
  { id: 'agent', header: 'Agent', meta: { width: 'minmax(9rem, 1fr)' }, cell: ({ row }) => <span className="font-mono text-xs text-ink-2" title={row.original.agentId ?? undefined}>{row.original.agentId ?? '–'}</span> },
  { id: 'door', header: 'Came by', meta: { width: '8rem' }, cell: ({ row }) => doors[row.original.door] ?? humanized(row.original.door) },
]
