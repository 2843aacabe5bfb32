import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getData } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type LatestCall = {
  callId: string
  agentId: string
  agentName: string | null
  phoneNumber: string | null
  direction: string | null
  status: string
  outcome: string | null
  sentiment: string | null
  durationSeconds: number
  createdAt: string
  callStartTime: string | null
}

const shown = 8

export const latestQuery = (userId: string | undefined, agentId: string | undefined) => queryOptions({
  queryKey: tenantKey(userId, 'overview', 'latest', agentId ?? null),
  queryFn: ({ signal }) => getData<{ calls: LatestCall[] }>('/api/calls', { userId, agentId, limit: shown }, signal),
  placeholderData: keepPreviousData,
})
