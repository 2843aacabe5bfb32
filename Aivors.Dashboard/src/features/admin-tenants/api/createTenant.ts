import { api, dataOf } from '@/shared/api/client'

export const createTenant = (tenant: { name: string; email: string; password: string; userName: string | null; minutes: number | null }) =>
  dataOf(api.POST('/api/admin/tenants', { body: tenant }))
