import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { api, dataOf, type Schema } from '@/shared/api/client'
import type { TenantFilters } from '../filters'

export type TenantLine = Schema<'TenantLine'>

export const tenantsQuery = (filters: TenantFilters) => queryOptions({
  queryKey: ['admin', 'tenants', filters],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/tenants', {
    params: { query: { ...filters, limit: '50' } },
    signal,
  })),
  placeholderData: keepPreviousData,
  ...polling.list,
})
