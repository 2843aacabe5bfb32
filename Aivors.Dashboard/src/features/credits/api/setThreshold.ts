import { api, dataOf } from '@/shared/api/client'

export const setThreshold = (userId: string | undefined, minutes: number, commandKey: string) =>
  dataOf(api.PUT('/api/credits/threshold', { params: { query: { userId } }, body: { minutes }, headers: { 'Idempotency-Key': commandKey } }))
