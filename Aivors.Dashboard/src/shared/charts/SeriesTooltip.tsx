import type { SeriesPoint } from './TimeSeries'

type Props = { x: number; width: number; point: SeriesPoint; name: string; previousName: string; format: (value: number) => string }

const room = 176

export function SeriesTooltip({ x, width, point, name, previousName, format }: Props) {
  const left = Math.min(Math.max(0, x - room / 2), Math.max(0, width - room))
  return (
    <div aria-hidden className="pointer-events-none absolute -top-2 z-10 w-44 -translate-y-full rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-pop" style={{ left }}>
      <p className="mb-1 font-medium">{point.longLabel ?? point.label}</p>
      <Line fill="bg-series-1" name={name} value={format(point.value)} />
      {point.previous != null && <Line fill="bg-previous" name={point.previousLabel ?? previousName} value={format(point.previous)} />}
    </div>
  )
}

const Line = ({ fill, name, value }: { fill: string; name: string; value: string }) => (
  <p className="flex items-center gap-1.5 text-ink-2">
    <span className={`size-2 shrink-0 rounded-sm ${fill}`} />
    <span className="min-w-0 flex-1 truncate">{name}</span>
    <span className="font-medium text-ink num">{value}</span>
  </p>
)
