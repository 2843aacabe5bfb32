import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { SeriesPoint } from './TimeSeries'

const top = 8
const bottom = 22
const labelWidth = 56

/** The shapes of a series in a given space. Pure. */
export function drawSeries(points: SeriesPoint[], width: number, height: number, kind: 'bars' | 'area') {
  const highest = Math.max(1, ...points.map(point => Math.max(point.value, point.previous ?? 0)))
  const y = scaleLinear([0, highest], [height - bottom, top]).nice(4)
  const ticks = y.ticks(4).filter(Number.isInteger)
  const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
  const left = 8 + 7 * Math.max(...ticks.map(tick => compact.format(tick).length), 1)
  const inner = Math.max(0, width - left)
  const step = points.length > 0 ? inner / points.length : inner
  const centre = (index: number) => left + step * (index + 0.5)
  const base = y(0)
  const every = Math.max(1, Math.ceil(points.length / Math.max(1, Math.floor(inner / labelWidth))))

  const bars = () => {
    const hasPrevious = points.some(point => point.previous != null)
    const gap = step > 6 ? Math.max(1, step * 0.22) : 0.5
    const full = Math.min(44, Math.max(1, step - gap))
    const half = hasPrevious ? full / 2 : full
    return points.map((point, index) => {
      const x = centre(index) - full / 2
      return (
        <g key={point.key}>
          {point.previous != null && point.previous > 0 && <path d={bar(x, y(point.previous), half, base)} className="fill-previous" />}
          {point.value > 0 && <path d={bar(hasPrevious ? x + half : x, y(point.value), half, base)} className="fill-series-1" />}
        </g>
      )
    })
  }

  const curves = () => {
    const at = (_: SeriesPoint, index: number) => centre(index)
    const before = points.filter(point => point.previous != null)
    return (
      <>
        {before.length > 0 && <path d={line<SeriesPoint>(at, point => y(point.previous ?? 0)).curve(curveMonotoneX)(points) ?? ''} className="fill-none stroke-previous" strokeWidth={1.5} strokeDasharray="4 3" />}
        <path d={area<SeriesPoint>(at, base, point => y(point.value)).curve(curveMonotoneX)(points) ?? ''} className="fill-series-1/12" />
        <path d={line<SeriesPoint>(at, point => y(point.value)).curve(curveMonotoneX)(points) ?? ''} className="fill-none stroke-series-1" strokeWidth={2} />
      </>
    )
  }

  const render = (active: number | null, format: (value: number) => string) => (width === 0 ? null : (
    <>
      {ticks.map(tick => (
        <g key={tick}>
          <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'} />
          <text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-ink-3 text-[11px] num"><title>{format(tick)}</title>{compact.format(tick)}</text>
        </g>
      ))}
      {active !== null && <rect x={left + step * active} y={top} width={step} height={base - top} className="fill-hover/70" rx={3} />}
      {kind === 'bars' ? bars() : curves()}
      {kind === 'area' && active !== null && points[active] && <circle cx={centre(active)} cy={y(points[active].value)} r={4} className="fill-series-1 stroke-surface" strokeWidth={2} />}
      {points.map((point, index) => index % every === Math.floor((every - 1) / 2) % every && (
        <text key={point.key} x={centre(index)} y={height - 5} textAnchor="middle" className="fill-ink-3 text-[11px] num">{point.label}</text>
      ))}
    </>
  ))

  return { left, step, centre, render }
}

// Rounded at its upper end only.
function bar(x: number, y: number, width: number, base: number): string {
  const r = Math.min(3, width / 2, base - y)
  return `M${x},${base}V${y + r}Q${x},${y} ${x + r},${y}H${x + width - r}Q${x + width},${y} ${x + width},${y + r}V${base}Z`
}
