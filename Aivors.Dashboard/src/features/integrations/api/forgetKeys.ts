import { api, dataOf } from '@/shared/api/client'

export const forgetKeys = () => dataOf(api.DELETE('/api/retell/workspace'))
