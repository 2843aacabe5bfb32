import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { Definition } from './Definition'
import { Skeleton } from './Skeleton'

export type Delta = {
  /** As text, with its sign: "+12 %", "−3". */
  text: string
  direction: 'up' | 'down' | 'flat'
  /** Whether that is good news; colours it. */
  tone?: 'positive' | 'danger' | 'neutral'
  /** Against what: "against the 28 days before". */
  against: string
}

type Props = {
  label: string
  /** Null while it is not known. */
  value: ReactNode
  unit?: string
  delta?: Delta | null
  /** How the number is computed. */
  definition?: ReactNode
  /** Wraps the value in a link to what is behind it: `children => <PageLink ...>{children}</PageLink>`. */
  link?: (children: ReactNode) => ReactNode
  chart?: ReactNode
  className?: string
}

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight }
const tones = { positive: 'text-positive-ink', danger: 'text-danger-ink', neutral: 'text-ink-3' }

export function Stat({ label, value, unit, delta, definition, link, chart, className }: Props) {
  const shown = (
    <span className="text-2xl leading-8 font-semibold tracking-tight num">
      {value}
      {unit && <>{' '}<span className="text-sm font-normal tracking-normal text-ink-3">{unit}</span></>}
    </span>
  )
  const Arrow = delta && arrows[delta.direction]
  return (
    <div className={cn('min-w-0', className)}>
      <div className="flex items-center gap-1 text-xs font-medium text-ink-2">
        <span className="truncate">{label}</span>
        {definition && <Definition term={label}>{definition}</Definition>}
      </div>
      <div className="mt-1 flex items-end justify-between gap-3">
        {value === null ? <Skeleton className="my-1 h-6 w-20" /> : link ? link(shown) : shown}
        {chart}
      </div>
      {delta && Arrow && (
        <p className={cn('mt-0.5 flex items-center gap-0.5 text-xs num', tones[delta.tone ?? 'neutral'])} title={delta.against}>
          <Arrow className="size-3.5" aria-hidden />
          {delta.text}
          <span className="sr-only"> {delta.against}</span>
        </p>
      )}
    </div>
  )
}
