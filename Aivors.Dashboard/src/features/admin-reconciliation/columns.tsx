import { TenantLink } from '@/shared/admin/TenantLink'
import { TimeAgo } from '@/shared/format/TimeAgo'
import type { Format } from '@/shared/format/format'
import { humanized } from '@/shared/format/words'
import { StatusDot } from '@/shared/ui/Badge'
import type { Column } from '@/shared/ui/table/columns'
import { isOver, type Run } from './api/listRuns'
import { resultOf, statusWord } from './words'

export const runColumns = (format: Format): Column<Run>[] => [
  { id: 'asked', header: 'Asked', meta: { width: '8.5rem' }, cell: ({ row }) => <TimeAgo at={row.original.askedAt} /> },
  { id: 'kind', header: 'Kind', meta: { width: '7rem' }, cell: ({ row }) => humanized(row.original.kind) },
  { id: 'where', header: 'Workspace', meta: { width: 'minmax(9rem, 1fr)' }, cell: ({ row: { original: run } }) => (run.tenantId ? <TenantLink tenantId={run.tenantId} /> : 'The agency') },
  { id: 'range', header: 'Calls that started', meta: { width: 'minmax(15rem, 1.2fr)' }, cell: ({ row: { original: run } }) => <span className="text-ink-2 num">{format.dateTime(run.from)} – {format.dateTime(run.to)}</span> },
  {
    id: 'status', header: 'Status', meta: { width: '8rem' },
    cell: ({ row: { original: run } }) => <StatusDot tone={statusWord(run.status).tone} pulse={run.status === 'running'}>{statusWord(run.status).label}</StatusDot>,
  },
  { id: 'listed', header: 'Listed', meta: { width: '6rem', align: 'right' }, cell: ({ row }) => format.number(row.original.counts.listed) },
  {
    id: 'result', header: 'Result', meta: { width: 'minmax(12rem, 1.2fr)' },
    cell: ({ row: { original: run } }) => (run.error ? <span dir="auto" title={run.error} className="text-danger-ink">{run.error}</span> : isOver(run) ? resultOf(run) : <span className="text-ink-3">–</span>),
  },
]
