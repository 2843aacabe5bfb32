import { type KeyboardEvent, useRef, useState } from 'react'
import { cn } from '@/shared/ui/cn'

export type HeatCell = { weekday: number; hour: number; value: number }

type Props = {
  label: string
  cells: HeatCell[]
  format?: (value: number) => string
  /** 1 is Monday. */
  weekdayName: (weekday: number) => string
  hourName: (hour: number) => string
  selected?: { weekday: number; hour: number } | null
  /** Makes every cell a button: one stop of the Tab key, the arrow keys walk from there. */
  onSelect?: (cell: HeatCell) => void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const plain = new Intl.NumberFormat()
const steps = ['bg-hover/60', 'bg-accent/15', 'bg-accent/30', 'bg-accent/50', 'bg-accent/75', 'bg-accent']

/** When it happens: hour by weekday. A real table, so it is read out as one. */
export function HeatMap({ label, cells, format = plain.format, weekdayName, hourName, selected, onSelect }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ weekday: 1, hour: 0 })
  const values = new Map(cells.map(cell => [cell.weekday * 24 + cell.hour, cell.value]))
  const highest = Math.max(0, ...cells.map(cell => cell.value))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = walk(event.key, at)
    if (!next) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.weekday}-${next.hour}"]`)?.focus()
  }
  return (
    <figure aria-label={label}>
      <table ref={table} className="w-full table-fixed border-separate border-spacing-px sm:border-spacing-0.5">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <th className="w-9"><span className="sr-only">Weekday</span></th>
            {hours.map(hour => (
              <th key={hour} scope="col" className="overflow-visible pb-1 text-left text-[10px] font-normal whitespace-nowrap text-ink-3">
                {hour % 6 === 0 ? hourName(hour) : <span className="sr-only">{hourName(hour)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map(weekday => (
            <tr key={weekday}>
              <th scope="row" className="pr-2 text-left text-[11px] font-normal text-ink-3">{weekdayName(weekday)}</th>
              {hours.map(hour => {
                const value = values.get(weekday * 24 + hour) ?? 0
                return (
                  <Cell
                    key={hour}
                    title={`${weekdayName(weekday)} ${hourName(hour)}: ${format(value)}`}
                    text={format(value)}
                    look={steps[value === 0 || highest === 0 ? 0 : Math.max(1, Math.ceil((value / highest) * 5))]!}
                    name={`${weekday}-${hour}`}
                    reached={at.weekday === weekday && at.hour === hour}
                    pressed={selected?.weekday === weekday && selected.hour === hour}
                    onKeyDown={onKeyDown}
                    onClick={onSelect && (() => {
                      setAt({ weekday, hour })
                      onSelect({ weekday, hour, value })
                    })}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption className="mt-2 flex items-center justify-end gap-1 text-[11px] text-ink-3">
        fewer
        {steps.map(step => <span key={step} className={cn('size-2.5 rounded-[2px]', step)} aria-hidden />)}
        more
      </figcaption>
    </figure>
  )
}

type CellProps = { title: string; text: string; look: string; name: string; reached: boolean; pressed: boolean; onKeyDown: (event: KeyboardEvent) => void; onClick?: () => void }

function Cell({ title, text, look, name, reached, pressed, onKeyDown, onClick }: CellProps) {
  const classes = cn('block h-4 w-full rounded-[3px] sm:h-5', look)
  return (
    <td className="p-0" title={title}>
      {onClick
        ? <button type="button" data-cell={name} tabIndex={reached ? 0 : -1} aria-pressed={pressed} onClick={onClick} onKeyDown={onKeyDown} className={cn(classes, 'hover:ring-2 hover:ring-line-strong', pressed && 'ring-2 ring-ink hover:ring-ink')} aria-label={title} />
        : <span className={classes}><span className="sr-only">{text}</span></span>}
    </td>
  )
}

function walk(key: string, { weekday, hour }: { weekday: number; hour: number }) {
  switch (key) {
    case 'ArrowRight': return { weekday, hour: Math.min(23, hour + 1) }
    case 'ArrowLeft': return { weekday, hour: Math.max(0, hour - 1) }
    case 'ArrowDown': return { weekday: Math.min(7, weekday + 1), hour }
    case 'ArrowUp': return { weekday: Math.max(1, weekday - 1), hour }
    case 'Home': return { weekday, hour: 0 }
    case 'End': return { weekday, hour: 23 }
    default: return null
  }
}
