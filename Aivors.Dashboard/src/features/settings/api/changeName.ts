import { api, dataOf } from '@/shared/api/client'

export const changeName = (name: string) => dataOf(api.PUT('/api/account/profile', { body: { name } }))
