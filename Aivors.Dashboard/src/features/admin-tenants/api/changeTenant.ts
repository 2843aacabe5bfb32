import { api, dataOf } from '@/shared/api/client'

/** Only what is given is changed. */
export type TenantChanges = Partial<{ name: string; status: string; plan: string; lowBalanceMinutes: number; timeZone: string; retentionDays: number; reason: string }>

export const changeTenant = (tenantId: string, changes: TenantChanges, commandKey: string) => dataOf(api.PUT('/api/admin/tenants/{tenantId}', {
  params: { path: { tenantId } },
  body: { name: null, status: null, plan: null, lowBalanceMinutes: null, timeZone: null, retentionDays: null, reason: null, ...changes, commandKey },
}))
