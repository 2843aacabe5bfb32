import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'

/** A course at a glance, beside a number that says the rest. */
export function Sparkline({ values, label, width = 88, height = 28 }: { values: number[]; label: string; width?: number; height?: number }) {
  if (values.length < 2) return null
  const x = scaleLinear([0, values.length - 1], [2, width - 2])
  const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [height - 2, 2])
  const path = line<number>((_, index) => x(index), value => y(value)).curve(curveMonotoneX)(values)
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="shrink-0">
      <path d={path ?? ''} className="fill-none stroke-series-1" strokeWidth={1.5} />
    </svg>
  )
}
