import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import type { Column } from '@/shared/ui/table/columns'
import { DataTable } from '@/shared/ui/table/DataTable'
import { useNarrow } from '@/shared/ui/useNarrow'
import { quarantineQuery, type QuarantinedAgent } from './api/getQuarantine'
import { AgentActions } from './AgentActions'
import { AgentDeliveries } from './AgentDeliveries'
import { AgentList } from './AgentList'
import { DiscardDialog } from './DiscardDialog'
import { ReleaseDialog } from './ReleaseDialog'

export function QuarantinedAgents() {
  const format = useFormat()
  const client = useQueryClient()
  const narrow = useNarrow()
  const { data, error, refetch } = useQuery(quarantineQuery)
  const [released, setReleased] = useState<QuarantinedAgent | null>(null)
  const [discarded, setDiscarded] = useState<QuarantinedAgent | null>(null)
  const done = () => client.invalidateQueries({ queryKey: ['admin'] })
  const columns: Column<QuarantinedAgent>[] = [
    {
      id: 'agent', header: 'Agent', meta: { width: 'minmax(13rem, 1fr)' },
      cell: ({ row: { original: { agentId } } }) => <AgentDeliveries agentId={agentId} />,
    },
    { id: 'deliveries', header: 'Deliveries', meta: { width: '7rem', align: 'right' }, cell: ({ row }) => format.number(row.original.deliveries) },
    { id: 'calls', header: 'Calls', meta: { width: '5.5rem', align: 'right' }, cell: ({ row }) => format.number(row.original.calls) },
    { id: 'minutes', header: 'Minutes', meta: { width: '6rem', align: 'right' }, cell: ({ row }) => format.number(row.original.minutes) },
    { id: 'first', header: 'First', meta: { width: '8.5rem' }, cell: ({ row }) => <TimeAgo at={row.original.first} /> },
    { id: 'last', header: 'Last', meta: { width: '8.5rem' }, cell: ({ row }) => <TimeAgo at={row.original.last} /> },
    {
      id: 'actions', header: () => <span className="sr-only">Actions</span>, meta: { width: '11rem', align: 'right', name: 'Actions' },
      cell: ({ row: { original: agent } }) => <AgentActions agent={agent} onRelease={setReleased} onDiscard={setDiscarded} />,
    },
  ]
  return (
    <Card flush className="overflow-hidden [&>div]:pt-0">
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <SkeletonRows /> : (
        narrow && data.agents.length > 0
          ? <AgentList agents={data.agents} onRelease={setReleased} onDiscard={setDiscarded} />
          : (
            <DataTable
              label="Waiting agents" columns={columns} rows={data.agents} rowId={agent => agent.agentId}
              empty={<EmptyState icon={ShieldCheck} title="Nothing in quarantine">Every call that came in belongs to a client.</EmptyState>}
            />
          )
      )}
      {released && <ReleaseDialog agent={released} onClose={() => setReleased(null)} onDone={done} />}
      {discarded && <DiscardDialog agent={discarded} onClose={() => setDiscarded(null)} onDone={done} />}
    </Card>
  )
}
