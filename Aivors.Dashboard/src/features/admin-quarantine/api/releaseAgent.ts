import { api, dataOf } from '@/shared/api/client'

export const releaseAgent = (agentId: string) => dataOf(api.POST('/api/admin/quarantine/{agentId}/release', { params: { path: { agentId } } }))
