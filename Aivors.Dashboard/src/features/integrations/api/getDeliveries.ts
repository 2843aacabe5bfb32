import { api, dataOf, type Schema } from '@/shared/api/client'

export type Delivery = Schema<'DeliveryForm'>

export const getDeliveries = (userId: string | undefined, cursor: string | undefined, signal: AbortSignal) =>
  dataOf(api.GET('/api/deliveries', { params: { query: { userId, cursor, limit: '20' } }, signal }))
