import { answerOf, api } from '@/shared/api/client'

export const changePassword = (passwords: { currentPassword: string; newPassword: string }) =>
  answerOf(api.PUT('/api/account/password', { body: passwords }))
