import { arc } from 'd3-shape'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  label: string
  value: number
  max: number
  tone?: 'accent' | 'positive' | 'warning' | 'danger'
  /** In the middle; the number itself. */
  children: ReactNode
  /** The value in words, for screen readers. */
  text: string
  className?: string
}

const strokes = { accent: 'fill-accent', positive: 'fill-positive', warning: 'fill-warning', danger: 'fill-danger' }
const shape = arc().cornerRadius(4)
const from = -Math.PI * 0.62
const to = Math.PI * 0.62

/** How much of something is left. */
export function Gauge({ label, value, max, tone = 'accent', children, text, className }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  const path = (end: number) => shape({ innerRadius: 82, outerRadius: 96, startAngle: from, endAngle: end }) ?? ''
  return (
    <div className={cn('relative mx-auto w-full max-w-56', className)}>
      {/* Around the ring alone: what is inside of a meter is not read out, and must not be a link. */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(max, 0)}
        aria-valuenow={Math.min(Math.max(value, 0), Math.max(max, 0))}
        aria-valuetext={text}
      >
        <svg viewBox="-100 -100 200 142" aria-hidden className="block w-full">
          <path d={path(to)} className="fill-hover" />
          {share > 0 && <path d={path(from + (to - from) * Math.max(share, 0.02))} className={strokes[tone]} />}
        </svg>
      </div>
      <div className="absolute inset-x-0 top-[40%] text-center">{children}</div>
    </div>
  )
}
