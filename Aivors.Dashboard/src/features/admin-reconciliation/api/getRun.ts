import { queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf } from '@/shared/api/client'
import { isOver } from './listRuns'

export const runQuery = (runId: string) => queryOptions({
  queryKey: ['admin', 'reconciliation', runId],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/reconciliations/{runId}', { params: { path: { runId } }, signal })),
  refetchInterval: query => (query.state.data && isOver(query.state.data.run) ? false : polling.watch.refetchInterval),
})
