import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { ChartFrame, LegendItem } from './ChartFrame'
import { drawSeries } from './drawSeries'
import { SeriesTooltip } from './SeriesTooltip'
import { useWidth } from './useWidth'

export type SeriesPoint = {
  key: string
  /** On the axis: "26 Nov". */
  label: string
  /** In tooltip and table: "Thu, 26 Nov 2026". */
  longLabel?: string
  value: number
  /** The same place in the period before; null or absent: nothing to compare with. */
  previous?: number | null
  previousLabel?: string
}

type Props = {
  label: string
  name: string
  previousName?: string
  points: SeriesPoint[]
  kind?: 'bars' | 'area'
  format?: (value: number) => string
  height?: number
  /** Opens what is behind a point (click or Enter). */
  onSelect?: (point: SeriesPoint) => void
}

const plain = new Intl.NumberFormat()

/** Values over time with the period before beside them. Arrow keys walk through the points. */
export function TimeSeries({ label, name, previousName = 'Previous period', points, kind = 'bars', format = plain.format, height = 220, onSelect }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const [active, setActive] = useState<number | null>(null)
  const hasPrevious = points.some(point => point.previous != null)
  const drawing = drawSeries(points, width, height, kind)
  const current = active === null ? undefined : points[active]
  const say = (point: SeriesPoint) => `${point.longLabel ?? point.label}: ${format(point.value)} ${name.toLowerCase()}`
    + (point.previous != null ? `, ${format(point.previous)} before` : '')

  const onKeyDown = (event: KeyboardEvent) => {
    const last = points.length - 1
    const at = active ?? (event.key === 'ArrowLeft' ? last + 1 : -1)
    const next = { ArrowRight: Math.min(last, at + 1), ArrowLeft: Math.max(0, at - 1), Home: 0, End: last }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
    } else if (event.key === 'Enter' && current) onSelect?.(current)
    else if (event.key === 'Escape') setActive(null)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - drawing.left
    setActive(points.length === 0 ? null : Math.min(points.length - 1, Math.max(0, Math.floor(x / drawing.step))))
  }

  return (
    <ChartFrame
      label={label}
      summary={`${label}. ${name} in total ${format(points.reduce((sum, point) => sum + point.value, 0))} over ${points.length} points.`}
      legend={<>
        <LegendItem fill="bg-series-1">{name}</LegendItem>
        {hasPrevious && <LegendItem fill="bg-previous">{previousName}</LegendItem>}
      </>}
      head={['', name, ...(hasPrevious ? [previousName] : [])]}
      rows={points.map(point => ({ key: point.key, cells: [point.longLabel ?? point.label, format(point.value), ...(hasPrevious ? [point.previous == null ? '–' : format(point.previous)] : [])] }))}
    >
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={`${label}: walk through the points with the arrow keys`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={active ?? 0}
        aria-valuetext={current ? say(current) : 'No point chosen'}
        className={`relative touch-pan-y rounded-md ${onSelect ? 'cursor-pointer' : ''}`}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setActive(null)}
        onBlur={() => setActive(null)}
        onClick={() => current && onSelect?.(current)}
      >
        {/* A new one for each width: Chromium goes on painting the paths of the old one. */}
        <svg key={width} width={width} height={height} aria-hidden className="block max-w-full overflow-visible">{drawing.render(active, format)}</svg>
        {current && active !== null && (
          <SeriesTooltip x={drawing.centre(active)} width={width} point={current} name={name} previousName={previousName} format={format} />
        )}
      </div>
    </ChartFrame>
  )
}
