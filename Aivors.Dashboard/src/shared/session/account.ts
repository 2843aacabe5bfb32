import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { isTimeZone } from '@/shared/format/format'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type Account = Schema<'AccountForm'>

/** Who one is and what one's tenant is set to. */
export const accountQuery = queryOptions({
  queryKey: tenantKey(undefined, 'account'),
  queryFn: ({ signal }) => dataOf(api.GET('/api/account', { signal })),
  staleTime: 5 * 60_000,
})

export const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone of one's own tenant; the browser's until it is known. */
export function useTimeZone(): string {
  const zone = useQuery(accountQuery).data?.tenant.timeZone
  return zone && isTimeZone(zone) ? zone : browserTimeZone()
}
