import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { dayIn } from '@/shared/format/days'
import { useNow } from '@/shared/format/useNow'
import { useUrlState } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { PageHeader } from '@/shared/ui/PageHeader'
import { ColumnChooser } from '@/shared/ui/table/ColumnChooser'
import type { Sort } from '@/shared/ui/table/columns'
import { useStored } from '@/shared/ui/useStored'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { CallsTable } from './list/CallsTable'
import { columns, hiddenAtFirst } from './list/columns'
import { FilterBar } from './list/FilterBar'
import { useNarrow } from '@/shared/ui/useNarrow'
import { conditionsOf, exportAddress, listStateIn, noFilters } from './state'

export function CallsPage() {
  const { userId, timeZone } = useViewedUser()
  const [state, change] = useUrlState(listStateIn)
  const [hidden, setHidden] = useStored('calls.hidden', hiddenAtFirst)
  const today = dayIn(timeZone, new Date(useNow(60_000)))
  const narrow = useNarrow()
  const asked = useMemo(() => ({ conditions: conditionsOf(state, today), sort: state.sort, order: state.order }), [state, today])
  const sortBy = ({ by, descending }: Sort) => void change({ sort: by === 'at' ? null : by, order: descending ? null : 'asc' })
  return (
    <>
      <PageHeader
        title="Calls"
        actions={(
          <>
            {!narrow && <ColumnChooser columns={columns} hidden={hidden} onHidden={setHidden} />}
            <Button asChild><a href={exportAddress(asked.conditions, userId)} download><Download aria-hidden />Export CSV</a></Button>
          </>
        )}
      />
      <FilterBar filters={state} today={today} onChange={(changes, options) => void change(changes, options)} />
      <Card flush className="overflow-hidden">
        <CallsTable state={state} asked={asked} hidden={hidden} onSort={sortBy} onClear={() => void change(noFilters)} />
      </Card>
    </>
  )
}
