import type { ReactNode } from 'react'
import { cn } from './cn'

export type Description = { term: ReactNode; value: ReactNode }

export function DescriptionList({ items, className }: { items: Description[]; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-6 gap-y-2.5 text-sm', className)}>
      {items.map((item, index) => (
        <div key={index} className="contents">
          <dt className="text-ink-3">{item.term}</dt>
          <dd className="min-w-0 break-words num">{item.value ?? <span className="text-ink-3">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
