import { useInfiniteQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useLiveRefresh } from '@/shared/live/LiveContext'
import { usePageNavigate } from '@/shared/routing/PageLink'
import { tenantKey } from '@/shared/viewed/tenantKey'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { DataTable } from '@/shared/ui/table/DataTable'
import { getDeliveries } from './api/getDeliveries'
import { deliveryColumns } from './deliveryColumns'

const mostPages = 5

export function DeliveriesCard() {
  const { userId, base } = useViewedUser()
  const go = usePageNavigate()
  const key = tenantKey(userId, 'deliveries')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => getDeliveries(userId, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last, pages) => (pages.length < mostPages ? last.nextCursor ?? undefined : undefined),
  })
  useLiveRefresh([key])
  const rows = data?.pages.flatMap(page => page.deliveries)
  // What came after the list was first shown.
  const [since, setSince] = useState<number | null>(null)
  if (rows && since === null) setSince(rows[0] ? Date.parse(rows[0].receivedAt) : 0)
  const path = (callId: string) => `/calls/${encodeURIComponent(callId)}`
  return (
    <Card flush title="Last deliveries" description="What arrived, and what became of it.">
      {error && !rows ? <ErrorState error={error} onRetry={() => void refetch()} />
        : !rows ? <SkeletonRows rows={6} />
          : (
            <DataTable
              label="Deliveries"
              columns={deliveryColumns}
              rows={rows}
              rowId={row => row.deliveryId}
              rowClassName={row => (since !== null && Date.parse(row.receivedAt) > since ? 'animate-arrive' : undefined)}
              onOpen={row => row.callId && go(path(row.callId))}
              href={row => (row.callId ? base + path(row.callId) : base + '/calls')}
              className="max-h-[32rem]"
              empty={<EmptyState icon={Inbox} title="Nothing arrived yet">Connect an agent, then send a test call or set the webhook address in Retell.</EmptyState>}
            />
          )}
      {hasNextPage && (
        <div className="flex justify-center border-t border-line p-3">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>Show older</Button>
        </div>
      )}
    </Card>
  )
}
