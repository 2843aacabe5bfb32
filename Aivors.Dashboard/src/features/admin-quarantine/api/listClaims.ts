import { queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf, type Schema } from '@/shared/api/client'

export type Claim = Schema<'ClaimLine'>

export const claimsQuery = (status: string | undefined) => queryOptions({
  queryKey: ['admin', 'claims', status ?? null],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/agent-claims', { params: { query: { status } }, signal })),
  ...polling.list,
})
