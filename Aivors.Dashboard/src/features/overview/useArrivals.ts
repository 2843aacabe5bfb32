import { useState } from 'react'

/** Which of these ids were not there when the list was first shown; another scope is another list. */
export function useArrivals(ids: string[] | undefined, scope: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<{ scope: string; first: ReadonlySet<string> | null }>({ scope, first: null })
  if (ids && (seen.first === null || seen.scope !== scope)) setSeen({ scope, first: new Set(ids) })
  return new Set(seen.first === null || seen.scope !== scope ? [] : ids?.filter(id => !seen.first!.has(id)))
}
