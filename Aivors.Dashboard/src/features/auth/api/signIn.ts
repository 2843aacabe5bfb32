import { answerOf, api } from '@/shared/api/client'

export const signIn = (credentials: { email: string; password: string }) => answerOf(api.POST('/api/auth/login', { body: credentials }))
