import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './ApiError'

const transient = (error: unknown) => !(error instanceof ApiError) || error.isTransient

export const makeQueryClient = () => new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What was refused is refused again; what could not be answered may be in a moment.
      retry: (count, error) => count < 2 && transient(error),
      retryDelay: (count, error) => (error instanceof ApiError && error.retryAfterSeconds !== null
        ? Math.min(error.retryAfterSeconds, 10) * 1000
        : 500 * 2 ** count),
    },
    mutations: { retry: false },
  },
})
