import { api, dataOf } from '@/shared/api/client'

export const decideClaim = (claimId: string, decision: 'approve' | 'refuse') => {
  const params = { path: { claimId } }
  return dataOf(decision === 'approve' ? api.POST('/api/admin/agent-claims/{claimId}/approve', { params }) : api.POST('/api/admin/agent-claims/{claimId}/refuse', { params }))
}
