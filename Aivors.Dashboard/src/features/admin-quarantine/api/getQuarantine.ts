import { queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf, type Schema } from '@/shared/api/client'

export type QuarantinedAgent = Schema<'QuarantinedAgentForm'>

export const quarantineQuery = queryOptions({
  queryKey: ['admin', 'quarantine'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/quarantine', { signal })),
  ...polling.list,
})
