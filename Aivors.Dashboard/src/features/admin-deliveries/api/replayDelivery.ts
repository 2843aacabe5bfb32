import { api, dataOf } from '@/shared/api/client'

export const replayDelivery = (deliveryId: string) => dataOf(api.POST('/api/admin/deliveries/{deliveryId}/replay', { params: { path: { deliveryId } } }))
