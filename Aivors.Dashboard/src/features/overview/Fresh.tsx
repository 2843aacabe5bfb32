import { type ReactNode, useState } from 'react'

type Props = { value: string | number | null; /** While this stays the same, another value is news; when it changes, it is another question. */ scope: string; children: ReactNode }

/** Marks for a moment what has just changed by itself. */
export function Fresh({ value, scope, children }: Props) {
  const [seen, setSeen] = useState({ value, scope, changes: 0 })
  if (seen.value !== value || seen.scope !== scope) setSeen({ value, scope, changes: seen.scope === scope && seen.value !== null ? seen.changes + 1 : 0 })
  return <span key={seen.changes} className={seen.changes > 0 ? 'animate-arrive rounded-md' : undefined}>{children}</span>
}
