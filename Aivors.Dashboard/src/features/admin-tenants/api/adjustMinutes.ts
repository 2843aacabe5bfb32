import { api, dataOf } from '@/shared/api/client'

/** Below 0 takes minutes away. */
export const adjustMinutes = (tenantId: string, minutes: number, reason: string, commandKey: string) =>
  dataOf(api.POST('/api/admin/tenants/{tenantId}/adjustments', { params: { path: { tenantId } }, body: { minutes, reason, commandKey } }))
