import { api, dataOf } from '@/shared/api/client'

export const sendTestCall = (agentId: string) => dataOf(api.POST('/api/retell/test-call', { body: { agentId } }))
