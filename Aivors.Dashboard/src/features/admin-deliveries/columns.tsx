import { TimeAgo } from '@/shared/format/TimeAgo'
import { humanized, verdictWord } from '@/shared/format/words'
import { Badge } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import type { Column } from '@/shared/ui/table/columns'
import type { Delivery } from './api/listDeliveries'
import { canReplay } from './filters'

const none = <span className="text-ink-3">–</span>
const code = (text: string | null) => (text ? <code className="font-mono text-xs" title={text}>{text}</code> : none)

export const deliveryColumns = (replay: (delivery: Delivery) => void): Column<Delivery>[] => [
  { id: 'at', header: 'Received', meta: { width: '8.5rem' }, cell: ({ row }) => <TimeAgo at={row.original.receivedAt} /> },
  {
    id: 'verdict', header: 'Verdict', meta: { width: '8rem' },
    cell: ({ row: { original: { verdict } } }) => <Badge tone={verdictWord(verdict).tone}>{verdictWord(verdict).label}</Badge>,
  },
  { id: 'reason', header: 'Reason', meta: { width: 'minmax(9rem, 1fr)' }, cell: ({ row: { original: { reason } } }) => (reason ? <span dir="auto" title={reason} className="text-ink-2">{humanized(reason)}</span> : none) },
  { id: 'event', header: 'Event', meta: { width: '9rem' }, cell: ({ row: { original: { eventType } } }) => (eventType ? humanized(eventType) : none) },
  { id: 'agent', header: 'Agent', meta: { width: 'minmax(9rem, 1fr)' }, cell: ({ row }) => code(row.original.agentId) },
  { id: 'call', header: 'Call', meta: { width: 'minmax(9rem, 1fr)' }, cell: ({ row }) => code(row.original.callId) },
  { id: 'door', header: 'Door', meta: { width: '6.5rem' }, cell: ({ row: { original: { door } } }) => <span className="text-ink-2">{door}</span> },
  {
    id: 'actions', header: () => <span className="sr-only">Actions</span>, meta: { width: '6.5rem', align: 'right', name: 'Actions' },
    cell: ({ row: { original: delivery } }) => canReplay(delivery.verdict)
      && <Button size="sm" onClick={() => replay(delivery)}>Replay<span className="sr-only"> {delivery.callId ?? delivery.deliveryId}</span></Button>,
  },
]
