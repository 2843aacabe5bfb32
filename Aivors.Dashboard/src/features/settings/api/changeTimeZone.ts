import { api, dataOf } from '@/shared/api/client'

export const changeTimeZone = (timeZone: string, commandKey: string) =>
  dataOf(api.PUT('/api/account/time-zone', { body: { timeZone }, headers: { 'Idempotency-Key': commandKey } }))
