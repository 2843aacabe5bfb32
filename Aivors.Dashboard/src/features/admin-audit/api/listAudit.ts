import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { polling } from '@/shared/admin/polling'
import { dataOf, api, type Schema } from '@/shared/api/client'

export type AuditLog = Schema<'AuditLogForm'>

export const auditPageSize = 50

export const auditQuery = (filters: { eventType: string | undefined; userId: string | undefined; page: number }) => queryOptions({
  queryKey: ['admin', 'audit', filters],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/audit-logs', {
    params: { query: { eventType: filters.eventType, userId: filters.userId, page: String(filters.page), limit: String(auditPageSize) } },
    signal,
  })),
  placeholderData: keepPreviousData,
  ...polling.list,
})
