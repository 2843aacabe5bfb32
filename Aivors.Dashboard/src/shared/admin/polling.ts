// Admin pages have no live stream. They ask again now and then; TanStack Query does so only while the page is visible.

export const polling = {
  /** Lists that change as calls come in. */
  list: { refetchInterval: 15_000, refetchOnWindowFocus: true, staleTime: 5_000 },
  /** What is watched while something is under way. */
  watch: { refetchInterval: 4_000, refetchOnWindowFocus: true, staleTime: 1_000 },
} as const
