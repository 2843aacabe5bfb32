import { api, dataOf } from '@/shared/api/client'

export const dropPreviousKey = () => dataOf(api.DELETE('/api/retell/workspace/previous-key'))
