import { queryOptions } from '@tanstack/react-query'
import { getData } from '@/shared/api/client'
import type { RunningCall } from '@/shared/live/facts'
import { tenantKey } from '@/shared/viewed/tenantKey'

export type Running = { calls: RunningCall[] }

export const runningKey = (userId: string | undefined) => tenantKey(userId, 'overview', 'running')

export const runningQuery = (userId: string | undefined) => queryOptions({
  queryKey: runningKey(userId),
  queryFn: ({ signal }) => getData<Running>('/api/calls/running', { userId }, signal),
  // A call whose end never arrives counts as running for three hours.
  refetchInterval: 5 * 60_000,
})
