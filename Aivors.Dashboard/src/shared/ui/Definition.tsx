import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Popover, PopoverContent, PopoverTrigger } from './Popover'

/** How a number is computed: on hover, focus, click and touch. */
export function Definition({ term, children }: { term: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`How ${term} is computed`}
          className="-m-1 inline-flex rounded p-1 text-ink-3 hover:text-ink"
          onPointerEnter={event => event.pointerType === 'mouse' && setOpen(true)}
          onPointerLeave={event => event.pointerType === 'mouse' && setOpen(false)}
        >
          <Info className="size-3.5" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={term} className="pointer-events-none w-72 p-3 text-xs leading-relaxed text-ink-2" onOpenAutoFocus={event => event.preventDefault()}>
        {children}
      </PopoverContent>
    </Popover>
  )
}
