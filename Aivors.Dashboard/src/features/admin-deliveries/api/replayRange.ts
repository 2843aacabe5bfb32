import { api, dataOf } from '@/shared/api/client'

type Range = { verdict: string | null; agentId: string | null; from: string; to: string; cursor: string | null }

/** One step: while it `hasMore`, go on with its `nextCursor`. */
export const replayRange = (range: Range) => dataOf(api.POST('/api/admin/deliveries/replay', { body: { ...range, limit: null } }))
