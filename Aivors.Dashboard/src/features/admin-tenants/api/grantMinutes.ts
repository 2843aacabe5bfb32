import { api, dataOf } from '@/shared/api/client'

export const grantMinutes = (tenantId: string, minutes: number, reason: string, commandKey: string) =>
  dataOf(api.POST('/api/admin/tenants/{tenantId}/grants', { params: { path: { tenantId } }, body: { minutes, reason, commandKey } }))
