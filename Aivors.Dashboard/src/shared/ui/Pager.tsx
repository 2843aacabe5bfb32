import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button'

type Props = {
  /** How many are shown: of none there is nothing to say, only where to go from there. */
  count: number
  /** What is shown, such as "50 of 1,204". */
  children?: ReactNode
  /** Each is left out where there is nowhere to go. */
  onFirst?: () => void
  onPrevious?: () => void
  onNext?: () => void
}

/** The foot of a list that is read page by page, with the page in the address. */
export function Pager({ count, children, onFirst, onPrevious, onNext }: Props) {
  if (count === 0 && !onFirst && !onPrevious && !onNext) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5 text-xs text-ink-3 sm:px-5">
      <p className="num" role="status">{count > 0 && children}</p>
      <div className="flex gap-1.5">
        {onFirst && <Button size="sm" variant="ghost" onClick={onFirst}><ChevronsLeft aria-hidden />First page</Button>}
        {onPrevious && <Button size="sm" onClick={onPrevious}><ChevronLeft aria-hidden />Previous</Button>}
        {onNext && <Button size="sm" onClick={onNext}>Next<ChevronRight aria-hidden /></Button>}
      </div>
    </nav>
  )
}
