import type { ReactNode } from 'react'
import { cn } from '@/shared/ui/cn'

export type Share = { key: string; label: string; value: number; /** A class such as bg-series-2. */ fill: string; link?: (children: ReactNode) => ReactNode }

const plain = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent' })

/** Parts of a whole, with names and numbers below. */
export function StackedBar({ label, shares, format = plain.format }: { label: string; shares: Share[]; format?: (value: number) => string }) {
  const total = shares.reduce((sum, share) => sum + share.value, 0)
  return (
    <figure aria-label={label}>
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-hover">
        {shares.filter(share => share.value > 0).map(share => (
          <div key={share.key} className={cn('min-w-1', share.fill)} style={{ flexGrow: share.value }} title={`${share.label}: ${format(share.value)}`} />
        ))}
      </div>
      <ul className="mt-3 space-y-1.5">
        {shares.map(share => (
          <li key={share.key} className="flex items-center gap-2 text-sm">
            <span className={cn('size-2.5 shrink-0 rounded-sm', share.fill)} aria-hidden />
            <span className="min-w-0 flex-1 truncate">{share.link ? share.link(share.label) : share.label}</span>
            <span className="num font-medium">{format(share.value)}</span>
            <span className="w-11 text-right text-xs text-ink-3 num">{total > 0 ? percent.format(share.value / total) : '–'}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
