import { queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf } from '@/shared/api/client'

/** What the latest verification of all tenants came to, nightly or by hand. */
export const verificationQuery = queryOptions({
  queryKey: ['admin', 'verification'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/verify', { signal })),
  ...polling.list,
})

/** Without a result while it goes on by itself. */
export const verifyBooks = () => dataOf(api.POST('/api/admin/verify'))
