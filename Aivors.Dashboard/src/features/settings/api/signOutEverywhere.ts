import { answerOf, api } from '@/shared/api/client'

export const signOutEverywhere = () => answerOf(api.POST('/api/auth/logout-everywhere'))
