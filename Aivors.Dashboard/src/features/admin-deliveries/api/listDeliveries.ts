import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { instantsOf, type DeliveryFilters } from '../filters'

export type Delivery = Schema<'DeliveryForm'>

export const deliveriesQuery = (filters: DeliveryFilters) => queryOptions({
  queryKey: ['admin', 'deliveries', filters],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/deliveries', { params: { query: { ...filters, ...instantsOf(filters), limit: '50' } }, signal })),
  placeholderData: keepPreviousData,
  ...polling.list,
})
