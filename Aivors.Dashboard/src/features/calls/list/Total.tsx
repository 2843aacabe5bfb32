import { useFormat } from '@/shared/format/useFormat'
import type { Page } from '../api/getCalls'

/** How many fit; announced when it changes. */
export function Total({ pages }: { pages: Page[] }) {
  const format = useFormat()
  const [first] = pages
  const total = first?.total
  return (
    <p role="status" className="px-4 pb-2 text-xs text-ink-3 sm:px-5">
      {total === null || total === undefined ? 'Calls' : `${format.number(total)}${first?.totalIsAtLeast ? '+' : ''} ${total === 1 ? 'call' : 'calls'}`}
    </p>
  )
}
