import { tenantStatusNames } from '@/shared/admin/tenant'
import { oneOf, textIn, type Search } from '@/shared/routing/useUrlState'

export const sorts = ['created', 'name', 'balance', 'daysLeft', 'callsToday', 'lastCall'] as const

export type Order = 'asc' | 'desc'

export type TenantFilters = { search: string | undefined; status: string | undefined; sort: string; order: Order; after: string | undefined }

/** As the Api does it: names from A and the fewest days first, otherwise the greatest or newest. */
const usualOrder = (by: string): Order => (by === 'name' || by === 'daysLeft' ? 'asc' : 'desc')

/** Pure: the list's state out of the address. */
export function filtersIn(search: Search): TenantFilters {
  const sort = oneOf(search, 'sort', sorts) ?? 'created'
  return {
    search: textIn(search, 'search'),
    status: oneOf(search, 'status', tenantStatusNames),
    sort,
    order: oneOf(search, 'order', ['asc', 'desc']) ?? usualOrder(sort),
    after: textIn(search, 'after'),
  }
}

type Sorting = Pick<TenantFilters, 'sort' | 'order'>

/** Pure: a click on a column's head. The first one sorts by what stands out, the next turns it round. */
export const sorted = (now: Sorting, by: string): Sorting =>
  ({ sort: by, order: now.sort !== by ? usualOrder(by) : now.order === 'asc' ? 'desc' : 'asc' })
