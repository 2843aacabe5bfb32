import { api, dataOf } from '@/shared/api/client'

export const discardAgent = (agentId: string, reason: string) => dataOf(api.POST('/api/admin/quarantine/{agentId}/discard', { params: { path: { agentId } }, body: { reason } }))
