import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft, Coins, Eye, Pencil, Scale } from 'lucide-react'
import { useState } from 'react'
import { polling } from '@/shared/admin/polling'
import { tenantQuery, tenantStatusWord } from '@/shared/admin/tenant'
import { useTitle } from '@/shared/routing/title'
import { Badge } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Notice } from '@/shared/ui/Notice'
import { PageHeader } from '@/shared/ui/PageHeader'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { CreditsDialog } from './CreditsDialog'
import { EditTenantDialog } from './EditTenantDialog'
import { StatusDialog } from './StatusDialog'
import { TenantAgents } from './TenantAgents'
import { TenantFacts } from './TenantFacts'
import { TenantStats } from './TenantStats'
import { TenantUsers } from './TenantUsers'

type Window = 'grant' | 'adjust' | 'edit' | 'status'

const back = (
  <Link to="/admin/tenants" className="inline-flex items-center gap-0.5 text-ink-2 hover:text-ink"><ChevronLeft className="size-4" aria-hidden />Tenants</Link>
)

export function TenantPage() {
  const { tenantId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ ...tenantQuery(tenantId), ...polling.list })
  const [shown, setShown] = useState<Window | null>(null)
  useTitle(data?.tenant.name)

  if (!data) {
    return (
      <>
        <PageHeader title="Tenant" back={back} />
        <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />}</Card>
      </>
    )
  }
  const { tenant, users, agents } = data
  const word = tenantStatusWord(tenant.status)
  const dialog = { tenant, onClose: () => setShown(null), onDone: () => client.invalidateQueries({ queryKey: ['admin'] }) }
  return (
    <>
      <PageHeader
        back={back}
        title={<span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-1"><span dir="auto">{tenant.name}</span><Badge tone={word.tone} className="tracking-normal">{word.label}</Badge></span>}
        actions={(
          <>
            <Button asChild><Link to={`/view/${tenant.firstUserId}/overview`}><Eye aria-hidden />View as the client</Link></Button>
            <Button onClick={() => setShown('adjust')}><Scale aria-hidden />Adjust</Button>
            <Button variant="primary" onClick={() => setShown('grant')}><Coins aria-hidden />Grant credits</Button>
          </>
        )}
      />
      {(tenant.status === 'inactive' || tenant.status === 'cancelled') && (
        <Notice tone="warning" className="mb-4" action={<Button size="sm" onClick={() => setShown('status')}>Activate</Button>}>
          Workflows are told to stop. Calls that take place all the same are stored and charged.
        </Notice>
      )}
      <TenantStats tenant={tenant} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Card
          title="Details"
          actions={(
            <>
              <Button size="sm" onClick={() => setShown('edit')}><Pencil aria-hidden />Edit</Button>
              <Button size="sm" className={tenant.status === 'active' ? 'text-danger-ink' : undefined} onClick={() => setShown('status')}>{tenant.status === 'active' ? 'Suspend' : 'Activate'}</Button>
            </>
          )}
        >
          <TenantFacts tenant={tenant} />
        </Card>
        <div className="grid gap-4">
          <TenantUsers users={users} />
          <TenantAgents agents={agents} />
        </div>
      </div>
      {shown === 'grant' && <CreditsDialog {...dialog} way="grant" />}
      {shown === 'adjust' && <CreditsDialog {...dialog} way="add" />}
      {shown === 'edit' && <EditTenantDialog {...dialog} />}
      {shown === 'status' && <StatusDialog {...dialog} />}
    </>
  )
}
