import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf, type Schema } from '@/shared/api/client'

export type Run = Schema<'ReconciliationForm'>

export const isOver = (run: Run) => run.status === 'done' || run.status === 'failed'

export const runsQuery = (cursor: string | undefined) => queryOptions({
  queryKey: ['admin', 'reconciliations', cursor ?? null],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/reconciliations', { params: { query: { limit: '20', cursor } }, signal })),
  placeholderData: keepPreviousData,
  ...polling.list,
  // While one runs, its state is what is waited for.
  refetchInterval: query => (query.state.data?.runs.some(run => !isOver(run)) ? polling.watch.refetchInterval : polling.list.refetchInterval),
})
