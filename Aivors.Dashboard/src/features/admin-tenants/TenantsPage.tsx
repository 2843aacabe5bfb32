import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Building2, Plus, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { tenantStatusNames, tenantStatusWord } from '@/shared/admin/tenant'
import { useFormat } from '@/shared/format/useFormat'
import { useUrlState } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { FilterInput } from '@/shared/ui/FilterInput'
import { Select } from '@/shared/ui/Input'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Pager } from '@/shared/ui/Pager'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { DataTable } from '@/shared/ui/table/DataTable'
import { useNarrow } from '@/shared/ui/useNarrow'
import { tenantsQuery } from './api/listTenants'
import { narrowTenantColumns, tenantColumns } from './columns'
import { CreateTenantDialog } from './CreateTenantDialog'
import { filtersIn, sorted } from './filters'

export function TenantsPage() {
  const format = useFormat()
  const navigate = useNavigate()
  const [filters, change] = useUrlState(filtersIn)
  const [creating, setCreating] = useState(false)
  const { data, error, refetch } = useQuery(tenantsQuery(filters))
  const narrow = useNarrow()
  const columns = useMemo(() => (narrow ? narrowTenantColumns : tenantColumns)(format), [format, narrow])
  const filtered = filters.search !== undefined || filters.status !== undefined
  const open = (tenantId: string) => void navigate({ to: '/admin/tenants/$tenantId', params: { tenantId } })

  return (
    <>
      <PageHeader
        title="Tenants"
        description="All clients with their credits, pace and latest call."
        actions={<Button variant="primary" onClick={() => setCreating(true)}><Plus aria-hidden />New tenant</Button>}
      />
      <div role="search" aria-label="Tenants" className="mb-3 flex flex-wrap items-center gap-2">
        <FilterInput
          label="Search tenants" placeholder="Name, address or agent id" className="w-full sm:w-72" value={filters.search ?? ''}
          onValue={search => change({ search, after: null }, { replace: true })}
        />
        <Select aria-label="Status" className="h-8 w-auto" value={filters.status ?? ''} onChange={event => change({ status: event.target.value, after: null })}>
          <option value="">Any status</option>
          {tenantStatusNames.map(name => <option key={name} value={name}>{tenantStatusWord(name).label}</option>)}
        </Select>
      </div>
      <Card flush className="overflow-hidden [&>div]:pt-0">
        {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <SkeletonRows rows={8} /> : (
          <>
            <DataTable
              label="Tenants" columns={columns} rows={data.tenants} rowId={tenant => tenant.tenantId} rowHeight={52} total={data.total} fits={narrow}
              sort={{ by: filters.sort, descending: filters.order === 'desc' }}
              onSort={({ by }) => change({ ...sorted(filters, by), after: null })}
              onOpen={tenant => open(tenant.tenantId)}
              href={tenant => `/admin/tenants/${tenant.tenantId}`}
              empty={filtered
                ? <EmptyState icon={SearchX} title="No tenant fits" action={<Button onClick={() => change({ search: null, status: null, after: null })}>Clear the filters</Button>}>Search by a part of a name or address, or by a whole agent id.</EmptyState>
                : <EmptyState icon={Building2} title="No tenants yet">Clients that sign up are listed here. You can also open one for them.</EmptyState>}
            />
            <Pager
              count={data.tenants.length}
              onFirst={filters.after ? () => change({ after: null }) : undefined}
              onNext={data.next ? () => change({ after: data.next }) : undefined}
            >
              {format.number(data.total)} {data.total === 1 ? 'tenant' : 'tenants'}
            </Pager>
          </>
        )}
      </Card>
      {creating && <CreateTenantDialog onClose={() => setCreating(false)} onCreated={open} />}
    </>
  )
}
