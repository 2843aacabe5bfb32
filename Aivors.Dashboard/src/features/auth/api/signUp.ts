import { answerOf, api } from '@/shared/api/client'

export const signUp = (account: { name: string; email: string; password: string }) => answerOf(api.POST('/api/auth/signup', { body: account }))
