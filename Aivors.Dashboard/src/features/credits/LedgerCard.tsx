import { Coins, Download, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { dayIn } from '@/shared/format/days'
import { daysOf, periodIn, type Period } from '@/shared/format/period'
import { oneOf, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PeriodPicker } from '@/shared/ui/PeriodPicker'
import { Segmented } from '@/shared/ui/Segmented'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { DataTable } from '@/shared/ui/table/DataTable'
import { useNarrow } from '@/shared/ui/useNarrow'
import { ledgerExportUrl, type Entry } from './api/getLedger'
import { groupNames, kindsOf, type Group } from './entries'
import { ledgerColumns, narrowLedgerColumns } from './ledgerColumns'
import { useLedger } from './useLedger'

const parse = (search: Search): { kind: Group; period: Period } => ({ kind: oneOf(search, 'kind', groupNames) ?? 'all', period: periodIn(search, '28d') })

const groups: { value: Group; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'charges', label: 'Charges' },
  { value: 'credits', label: 'Credits' },
  { value: 'agents', label: 'Agents' },
  { value: 'account', label: 'Account' },
]

export function LedgerCard() {
  const { userId, timeZone } = useViewedUser()
  const narrow = useNarrow()
  const [{ kind, period }, change] = useUrlState(parse)
  const today = dayIn(timeZone)
  const filter = { userId, kind: kindsOf[kind], ...daysOf(period, today) }
  const { entries, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLedger(filter)
  const scope = JSON.stringify(filter)
  const isNew = useNewer(entries, scope)
  const filtered = kind !== 'all' || period.period !== '28d'
  return (
    <Card
      flush
      title="Ledger"
      description="Everything that happened, in order, with the balance after it."
      actions={<Button asChild><a href={ledgerExportUrl(filter)} download><Download aria-hidden />CSV</a></Button>}
    >
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 sm:px-5">
        <div className="max-w-full overflow-x-auto"><Segmented label="Kind" value={kind} onChange={next => change({ kind: next === 'all' ? null : next } as never)} options={groups} /></div>
        <PeriodPicker value={period} today={today} onChange={next => change({ period: next.period === '28d' ? null : next.period, from: next.from, to: next.to } as never)} />
      </div>
      {error && !entries ? <ErrorState error={error} onRetry={() => void refetch()} />
        : !entries ? <SkeletonRows rows={8} />
          : (
            <DataTable
              label="Ledger"
              columns={narrow ? narrowLedgerColumns : ledgerColumns}
              fits={narrow}
              rowHeight={narrow ? 56 : 44}
              rows={entries}
              rowId={entry => String(entry.seq)}
              rowClassName={entry => (isNew(entry) ? 'animate-arrive' : undefined)}
              onEnd={hasNextPage ? () => void fetchNextPage() : undefined}
              loadingMore={isFetchingNextPage}
              className="max-h-[36rem]"
              empty={filtered
                ? (
                  <EmptyState icon={ListFilter} title="Nothing in these days" action={<Button onClick={() => change({ kind: null, period: null, from: null, to: null } as never)}>Show everything of 28 days</Button>}>
                    Choose another kind or a longer period.
                  </EmptyState>
                )
                : <EmptyState icon={Coins} title="Nothing booked yet">Added and used credits are listed here as soon as there are any.</EmptyState>}
            />
          )}
    </Card>
  )
}

/** What came after the list was first shown. */
function useNewer(entries: Entry[] | undefined, scope: string) {
  const [seen, setSeen] = useState<{ scope: string; seq: number } | null>(null)
  if (entries && seen?.scope !== scope) setSeen({ scope, seq: entries[0]?.seq ?? 0 })
  return (entry: Entry) => seen !== null && seen.scope === scope && entry.seq > seen.seq
}
