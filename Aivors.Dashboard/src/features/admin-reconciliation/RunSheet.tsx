import { useQuery } from '@tanstack/react-query'
import { TenantLink } from '@/shared/admin/TenantLink'
import { useFormat } from '@/shared/format/useFormat'
import { humanized } from '@/shared/format/words'
import { StatusDot } from '@/shared/ui/Badge'
import { DescriptionList } from '@/shared/ui/DescriptionList'
import { Sheet } from '@/shared/ui/Dialog'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { runQuery } from './api/getRun'
import { isOver } from './api/listRuns'
import { Findings } from './Findings'
import { resultOf, statusWord } from './words'

export function RunSheet({ runId, onClose }: { runId: string; onClose: () => void }) {
  const format = useFormat()
  const { data, error, refetch } = useQuery(runQuery(runId))
  const run = data?.run
  return (
    <Sheet open onOpenChange={open => !open && onClose()} title="Run" description={run ? `${humanized(run.kind)}, asked ${format.full(run.askedAt)}` : 'Loading'} className="max-w-xl">
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />)}
      {data && run && (
        <>
          <DescriptionList
            items={[
              { term: 'Status', value: <StatusDot tone={statusWord(run.status).tone} pulse={run.status === 'running'}>{statusWord(run.status).label}</StatusDot> },
              { term: 'Error', value: run.error && <span dir="auto" className="text-danger-ink">{run.error}</span> },
              { term: 'Workspace', value: run.tenantId ? <TenantLink tenantId={run.tenantId} /> : 'The agency' },
              { term: 'Calls that started', value: `${format.dateTime(run.from)} – ${format.dateTime(run.to)}` },
              { term: 'Ended', value: format.full(run.endedAt) },
              { term: 'Listed by Retell', value: format.number(run.counts.listed) },
              { term: 'Result', value: isOver(run) ? resultOf(run) : 'Not over yet' },
            ]}
          />
          <Findings findings={data.findings} hasMore={data.hasMore} />
        </>
      )}
    </Sheet>
  )
}
