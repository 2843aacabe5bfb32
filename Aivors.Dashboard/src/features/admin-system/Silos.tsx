import { Server } from 'lucide-react'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { StatusDot } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import type { Column } from '@/shared/ui/table/columns'
import { DataTable } from '@/shared/ui/table/DataTable'
import type { Silo } from './api/getSystem'
import { milliseconds } from './milliseconds'

const right = (width: string) => ({ width, align: 'right' as const })

export function Silos({ silos }: { silos: Silo[] | null }) {
  const format = useFormat()
  const columns: Column<Silo>[] = [
    {
      id: 'name', header: 'Silo', meta: { width: 'minmax(12rem, 1.4fr)' },
      cell: ({ row: { original: silo } }) => (
        <span className="block leading-snug">
          <span className="block truncate font-medium">{silo.name}</span>
          <code className="block truncate font-mono text-xs text-ink-3">{silo.address}{silo.version && `, ${silo.version}`}</code>
        </span>
      ),
    },
    { id: 'status', header: 'Status', meta: { width: '7rem' }, cell: ({ row: { original: { status } } }) => <StatusDot tone={status === 'Active' ? 'positive' : status === 'Dead' ? 'neutral' : 'warning'}>{status === 'Dead' ? 'Gone' : status}</StatusDot> },
    { id: 'started', header: 'Started', meta: { width: '8rem' }, cell: ({ row }) => <TimeAgo at={row.original.startedAt} /> },
    { id: 'p50', header: 'Commit p50', meta: right('6.5rem'), cell: ({ row }) => milliseconds(row.original.journal?.p50Ms ?? null) },
    { id: 'p95', header: 'p95', meta: right('5.5rem'), cell: ({ row }) => milliseconds(row.original.journal?.p95Ms ?? null) },
    { id: 'p99', header: 'p99', meta: right('5.5rem'), cell: ({ row }) => milliseconds(row.original.journal?.p99Ms ?? null) },
    { id: 'groups', header: 'Groups / min', meta: right('6.5rem'), cell: ({ row }) => format.number(row.original.journal?.groupsPerMinute) },
    { id: 'deliveries', header: 'Deliveries / min', meta: right('7.5rem'), cell: ({ row }) => format.number(row.original.journal?.deliveriesPerMinute) },
    { id: 'queue', header: 'Queue', meta: right('4.5rem'), cell: ({ row }) => format.number(row.original.journal?.queueDepth) },
    { id: 'memory', header: 'Memory', meta: right('6rem'), cell: ({ row }) => format.bytes(row.original.memoryBytes) },
  ]
  return (
    <Card flush title="Silos" description="Commit times are of each journal writer's latest 1,024 commits; the queue is what waits for a commit." className="overflow-hidden">
      {silos === null
        ? <EmptyState icon={Server} title="Not known just now" className="py-8">The cluster did not answer. The next try follows by itself.</EmptyState>
        : <DataTable label="Silos" columns={columns} rows={silos} rowId={silo => `${silo.address} ${silo.startedAt}`} rowHeight={52} className="min-h-0" empty={<EmptyState icon={Server} title="No silo">No silo is in the cluster's table.</EmptyState>} />}
    </Card>
  )
}
