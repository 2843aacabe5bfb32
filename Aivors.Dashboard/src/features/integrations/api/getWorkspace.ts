import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

export const workspaceQuery = queryOptions({
  queryKey: tenantKey(undefined, 'workspace'),
  queryFn: ({ signal }) => dataOf(api.GET('/api/retell/workspace', { signal })),
})
