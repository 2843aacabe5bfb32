import { api, dataOf } from '@/shared/api/client'

/** Over the calls that started in [from, to); without a workspace in the agency's. */
export const startRun = (range: { workspaceId: string | null; from: string; to: string }) => dataOf(api.POST('/api/admin/reconciliations', { body: range }))
