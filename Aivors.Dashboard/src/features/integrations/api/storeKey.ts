import { api, dataOf } from '@/shared/api/client'

export const storeKey = (apiKey: string) => dataOf(api.PUT('/api/retell/workspace', { body: { apiKey } }))
