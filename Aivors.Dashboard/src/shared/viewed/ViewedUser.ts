import { createContext, use } from 'react'

/** Whose data the page shows: one's own, or as an admin another's under /view/{userId}. */
export type ViewedUser = {
  /** For the `userId` parameter of requests; undefined is one's own. */
  userId: string | undefined
  /** The id in any case, for routes that have it in their path. */
  id: string
  /** Their time zone, in which all days are counted. */
  timeZone: string
  isOther: boolean
  /** What stands before a page's path in links: "" or "/view/{userId}". */
  base: string
}

export const ViewedUserContext = createContext<ViewedUser | null>(null)

export function useViewedUser(): ViewedUser {
  const viewed = use(ViewedUserContext)
  if (!viewed) throw new Error('This page runs outside of a tenant.')
  return viewed
}
