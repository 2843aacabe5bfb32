import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Inbox, RotateCw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { useUrlState } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Pager } from '@/shared/ui/Pager'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { DataTable } from '@/shared/ui/table/DataTable'
import { toast } from '@/shared/ui/toast'
import { deliveriesQuery, type Delivery } from './api/listDeliveries'
import { replayDelivery } from './api/replayDelivery'
import { deliveryColumns } from './columns'
import { DeliveryFiltersBar } from './DeliveryFiltersBar'
import { DeliverySheet } from './DeliverySheet'
import { filtersIn } from './filters'
import { ReplayRangeDialog } from './ReplayRangeDialog'

export function DeliveriesPage() {
  const format = useFormat()
  const client = useQueryClient()
  const [filters, change] = useUrlState(filtersIn)
  const { data, error, refetch } = useQuery(deliveriesQuery(filters))
  const [opened, setOpened] = useState<Delivery | null>(null)
  const [replayed, setReplayed] = useState<Delivery | null>(null)
  const [range, setRange] = useState(false)
  const columns = useMemo(() => deliveryColumns(setReplayed), [])
  const done = () => client.invalidateQueries({ queryKey: ['admin'] })
  const replay = async () => {
    if (!replayed) return
    await replayDelivery(replayed.deliveryId)
    toast.positive('The delivery is pending and will be applied within seconds.')
    await done()
  }
  return (
    <>
      <PageHeader
        title="Deliveries" description="Every event that arrived, with what became of it."
        actions={<Button onClick={() => setRange(true)}><RotateCw aria-hidden />Replay a range</Button>}
      />
      <DeliveryFiltersBar filters={filters} change={change} />
      <Card flush className="overflow-hidden [&>div]:pt-0">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <SkeletonRows rows={10} /> : (
          <>
            <DataTable
              label="Deliveries" columns={columns} rows={data.deliveries} rowId={delivery => delivery.deliveryId} onOpen={setOpened}
              empty={<EmptyState icon={Inbox} title="No deliveries">Nothing that fits has arrived.</EmptyState>}
            />
            <Pager count={data.deliveries.length} onFirst={filters.cursor ? () => change({ cursor: null }) : undefined} onNext={data.nextCursor ? () => change({ cursor: data.nextCursor }) : undefined}>
              {format.number(data.deliveries.length)} {data.deliveries.length === 1 ? 'delivery' : 'deliveries'}, newest first
            </Pager>
          </>
        )}
      </Card>
      {opened && <DeliverySheet delivery={opened} onClose={() => setOpened(null)} />}
      {replayed && (
        <ConfirmDialog open onOpenChange={open => !open && setReplayed(null)} title="Replay the delivery" action="Replay" onConfirm={replay}>
          <p>It is routed like one that has just come in, and charged once if an owner is found. Otherwise it lands where it was.</p>
        </ConfirmDialog>
      )}
      {range && <ReplayRangeDialog filters={filters} onClose={() => setRange(false)} onDone={done} />}
    </>
  )
}
