import type { ReactNode } from 'react'
import { cn } from '@/shared/ui/cn'

export type BarItem = { key: string; label: ReactNode; value: number; /** Beside the number. */ note?: ReactNode; fill?: string; link?: (children: ReactNode) => ReactNode }

const plain = new Intl.NumberFormat()

/** A ranking: names with bars behind their numbers. */
export function BarList({ label, items, format = plain.format }: { label: string; items: BarItem[]; format?: (value: number) => string }) {
  const highest = Math.max(1, ...items.map(item => item.value))
  return (
    <ul aria-label={label} className="space-y-2.5">
      {items.map(item => {
        const head = <span className="truncate" dir="auto">{item.label}</span>
        return (
          <li key={item.key} className="text-sm">
            <div className="flex items-baseline justify-between gap-3">
              <span className="flex min-w-0">{item.link ? item.link(head) : head}</span>
              <span className="shrink-0 num">
                {item.note && <span className="mr-2 text-xs text-ink-3">{item.note}</span>}
                <span className="font-medium">{format(item.value)}</span>
              </span>
            </div>
            <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-hover">
              <div className={cn('h-full rounded-full', item.fill ?? 'bg-series-1')} style={{ width: `${(item.value / highest) * 100}%` }} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
