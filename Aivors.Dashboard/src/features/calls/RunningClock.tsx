import { duration, type Instant } from '@/shared/format/format'
import { useNow } from '@/shared/format/useNow'

/** How long a call has been going on, ticking. */
export function RunningClock({ since }: { since: Instant }) {
  const now = useNow()
  return <span className="num text-positive-ink">{duration((now - new Date(since).getTime()) / 1000)}</span>
}
