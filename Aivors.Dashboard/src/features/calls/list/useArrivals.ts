import { useMemo, useState } from 'react'

/** Which of these ids came in at the head since the list was first shown; another scope is another list. */
export function useArrivals(ids: string[] | undefined, scope: string): ReadonlySet<string> {
  const [seen, setSeen] = useState<{ scope: string; first: ReadonlySet<string> | null }>({ scope, first: null })
  if (ids && (seen.first === null || seen.scope !== scope)) setSeen({ scope, first: new Set(ids) })
  const first = seen.scope === scope ? seen.first : null
  return useMemo(() => {
    if (!ids || !first) return new Set<string>()
    const end = first.size === 0 ? ids.length : ids.findIndex(id => first.has(id))
    return new Set(ids.slice(0, Math.max(0, end)))
  }, [ids, first])
}
