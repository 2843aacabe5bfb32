import { useQuery } from '@tanstack/react-query'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { StatusDot } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Notice } from '@/shared/ui/Notice'
import { PageHeader } from '@/shared/ui/PageHeader'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { systemQuery } from './api/getSystem'
import { Books } from './Books'
import { Silos } from './Silos'
import { Stores } from './Stores'
import { Waiting } from './Waiting'

export function SystemPage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(systemQuery)
  const missing = data?.unavailable.length ?? 0
  return (
    <>
      <PageHeader
        title="System"
        description={data ? <>Refreshed every few seconds. This Api is version {data.api.version} and runs since <TimeAgo at={data.api.startedAt} />.</> : 'Silos, journal, Postgres and Redis.'}
        actions={data && <span className="text-sm">{error ? <StatusDot tone="danger">Not reachable</StatusDot> : missing > 0 ? <StatusDot tone="warning">Partly known</StatusDot> : <StatusDot tone="positive">All parts answer</StatusDot>}</span>}
      />
      {!data && <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />}</Card>}
      {data && (
        <div className="space-y-4">
          {error && <Notice tone="warning">The server does not answer. What you see is from <TimeAgo at={dataUpdatedAt} />.</Notice>}
          {!error && missing > 0 && <Notice tone="warning">No answer within two seconds from: {data.unavailable.join(', ')}. The next try follows by itself.</Notice>}
          <Waiting waiting={data.waiting} activeTenants={data.activeTenants} silos={data.silos} />
          <Books />
          <Silos silos={data.silos} />
          <Stores postgres={data.postgres} redis={data.redis} />
        </div>
      )}
    </>
  )
}
