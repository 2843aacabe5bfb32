import { queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf, type Schema } from '@/shared/api/client'

export type System = Schema<'SystemForm'>
export type Silo = Schema<'SiloForm'>

export const systemQuery = queryOptions({
  queryKey: ['admin', 'system'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/system', { signal })),
  ...polling.watch,
})
