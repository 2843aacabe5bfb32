import type { Instant } from './format'
import { useFormat } from './useFormat'
import { useNow } from './useNow'

/** "3 minutes ago", kept right as time goes by, with the exact time as its title. */
export function TimeAgo({ at }: { at: Instant }) {
  const format = useFormat()
  const now = useNow(20_000)
  return <time dateTime={new Date(at).toISOString()} title={format.full(at)}>{format.ago(at, now)}</time>
}
