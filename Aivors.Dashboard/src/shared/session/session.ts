import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { ApiError } from '@/shared/api/ApiError'
import { answerOf, api, type Schema } from '@/shared/api/client'

export type User = Schema<'UserView'>

/** The signed-in user; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<User | null> => {
    try {
      return (await answerOf(api.GET('/api/auth/me', { signal }))).user ?? null
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: Infinity,
})

/** For pages behind the sign-in: there the user is always known. */
export function useUser(): User {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('Nobody is signed in.')
  return data
}

export const isAdmin = (user: User) => user.role === 'admin'
