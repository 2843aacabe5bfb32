import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Play, Scale } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { textIn, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Pager } from '@/shared/ui/Pager'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { DataTable } from '@/shared/ui/table/DataTable'
import { runsQuery } from './api/listRuns'
import { runColumns } from './columns'
import { RunSheet } from './RunSheet'
import { StartRunDialog } from './StartRunDialog'

const parse = (search: Search) => ({ cursor: textIn(search, 'cursor'), run: textIn(search, 'run') })

export function ReconciliationPage() {
  const format = useFormat()
  const client = useQueryClient()
  const [{ cursor, run }, change] = useUrlState(parse)
  const [starting, setStarting] = useState(false)
  const { data, error, refetch } = useQuery(runsQuery(cursor))
  const columns = useMemo(() => runColumns(format), [format])
  const start = <Button variant="primary" onClick={() => setStarting(true)}><Play aria-hidden />Start a run</Button>
  return (
    <>
      <PageHeader title="Reconciliation" description="Retell's list of calls compared with ours; what is missing is fetched." actions={start} />
      <Card flush className="overflow-hidden [&>div]:pt-0">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <SkeletonRows rows={8} /> : (
          <>
            <DataTable
              label="Runs" columns={columns} rows={data.runs} rowId={one => one.runId} onOpen={one => change({ run: one.runId })}
              empty={<EmptyState icon={Scale} title="Nothing reconciled yet">Every workspace with a Retell API key is compared every 15 minutes. You can also start a run for days of your own.</EmptyState>}
            />
            <Pager count={data.runs.length} onFirst={cursor ? () => change({ cursor: null }) : undefined} onNext={data.nextCursor ? () => change({ cursor: data.nextCursor }) : undefined}>
              {format.number(data.runs.length)} {data.runs.length === 1 ? 'run' : 'runs'}, newest first
            </Pager>
          </>
        )}
      </Card>
      {run && <RunSheet runId={run} onClose={() => change({ run: null })} />}
      {starting && (
        <StartRunDialog
          onClose={() => setStarting(false)}
          onStarted={async runId => {
            await client.invalidateQueries({ queryKey: ['admin', 'reconciliations'] })
            await change({ run: runId })
          }}
        />
      )}
    </>
  )
}
