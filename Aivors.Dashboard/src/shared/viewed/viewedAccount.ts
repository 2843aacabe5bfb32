import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from '@/shared/api/client'
import { tenantKey } from './tenantKey'

/** Who the client is that an admin looks at. 404 when there is no such user. */
export const viewedAccountQuery = (userId: string) => queryOptions({
  queryKey: tenantKey(userId, 'account'),
  queryFn: async ({ signal }) => {
    const { user } = await dataOf(api.GET('/api/dashboard/stats', { params: { query: { userId } }, signal }))
    return { name: user.name, email: user.email, timeZone: undefined as string | undefined }
  },
  staleTime: 5 * 60_000,
})
