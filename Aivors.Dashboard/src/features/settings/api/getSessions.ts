import { queryOptions } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'

export type Session = Schema<'SessionForm'>

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await dataOf(api.GET('/api/account/sessions', { signal }))).sessions,
  staleTime: 0,
})
