import { useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { numberIn, textIn, useUrlState, type Search } from '@/shared/routing/useUrlState'
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
import { auditQuery, type AuditLog } from './api/listAudit'
import { AuditSheet } from './AuditSheet'
import { auditColumns } from './columns'
import { auditEvents, eventWord } from './events'

const parse = (search: Search) => ({
  eventType: textIn(search, 'eventType'), userId: textIn(search, 'userId'), page: Math.max(1, Math.floor(numberIn(search, 'page') ?? 1)),
})

export function AuditPage() {
  const format = useFormat()
  const [filters, change] = useUrlState(parse)
  const [opened, setOpened] = useState<AuditLog | null>(null)
  const { data, error, refetch } = useQuery(auditQuery(filters))
  const columns = useMemo(() => auditColumns(format), [format])
  const { page } = filters
  const pages = data?.pagination.pages ?? 1
  const go = (to: number) => () => void change({ page: to > 1 ? to : null })
  const events = filters.eventType && !auditEvents.includes(filters.eventType) ? [...auditEvents, filters.eventType] : auditEvents
  return (
    <>
      <PageHeader title="Audit log" description="Who did what, and when." />
      <div role="search" aria-label="Events" className="mb-3 flex flex-wrap items-center gap-2">
        <Select aria-label="Event" className="h-8 w-full sm:w-auto" value={filters.eventType ?? ''} onChange={event => change({ eventType: event.target.value, page: null })}>
          <option value="">All events</option>
          {events.map(name => <option key={name} value={name}>{eventWord(name).label}</option>)}
        </Select>
        <FilterInput label="User id" placeholder="User id" className="w-full sm:w-80" value={filters.userId ?? ''} onValue={userId => change({ userId, page: null }, { replace: true })} />
      </div>
      <Card flush className="overflow-hidden [&>div]:pt-0">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <SkeletonRows rows={10} /> : (
          <>
            <DataTable
              label="Events" columns={columns} rows={data.logs} rowId={log => log._id} onOpen={setOpened} total={data.pagination.total}
              empty={<EmptyState icon={ScrollText} title="No events" action={(filters.eventType || filters.userId) && <Button onClick={() => change({ eventType: null, userId: null, page: null })}>Clear the filters</Button>}>Nothing of this kind has happened.</EmptyState>}
            />
            <Pager count={data.logs.length} onPrevious={page > 1 ? go(page - 1) : undefined} onNext={page < pages ? go(page + 1) : undefined}>
              {format.number(data.pagination.total)} {data.pagination.total === 1 ? 'event' : 'events'}{pages > 1 && `, page ${format.number(page)} of ${format.number(pages)}`}
            </Pager>
          </>
        )}
      </Card>
      {opened && (
        <AuditSheet
          log={opened} onClose={() => setOpened(null)}
          onUser={userId => {
            setOpened(null)
            void change({ userId, page: null })
          }}
        />
      )}
    </>
  )
}
