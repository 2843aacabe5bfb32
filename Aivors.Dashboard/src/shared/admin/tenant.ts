import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import type { Tone } from '@/shared/ui/Badge'

export type TenantDetail = Schema<'TenantDetailForm'>

/** One tenant with its users and agents, as an admin sees it; several admin pages name tenants by it. */
export const tenantQuery = (tenantId: string) => queryOptions({
  queryKey: ['admin', 'tenant', tenantId],
  queryFn: ({ signal }) => dataOf(api.GET('/api/admin/tenants/{tenantId}', { params: { path: { tenantId } }, signal })),
})

const statuses: Record<string, { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'positive' },
  inactive: { label: 'Suspended', tone: 'danger' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  pending_payment: { label: 'Payment pending', tone: 'warning' },
}

export const tenantStatusNames = Object.keys(statuses)

export const tenantStatusWord = (status: string): { label: string; tone: Tone } => statuses[status] ?? { label: status, tone: 'neutral' }
