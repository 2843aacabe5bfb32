import { cn } from '@/shared/ui/cn'

export type HeatCell = { weekday: number; hour: number; value: number }

type Props = {
  label: string
  cells: HeatCell[]
  format?: (value: number) => string
  /** 1 is Monday. */
  weekdayName: (weekday: number) => string
  hourName: (hour: number) => string
  onSelect?: (cell: HeatCell) => void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const plain = new Intl.NumberFormat()
const steps = ['bg-hover/60', 'bg-accent/15', 'bg-accent/30', 'bg-accent/50', 'bg-accent/75', 'bg-accent']

/** When it happens: hour by weekday. A real table, so it is read out as one. */
export function HeatMap({ label, cells, format = plain.format, weekdayName, hourName, onSelect }: Props) {
  const values = new Map(cells.map(cell => [cell.weekday * 24 + cell.hour, cell.value]))
  const highest = Math.max(0, ...cells.map(cell => cell.value))
  return (
    <figure aria-label={label}>
      <table className="w-full table-fixed border-separate border-spacing-px sm:border-spacing-0.5">
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
                    onClick={onSelect && value > 0 ? () => onSelect({ weekday, hour, value }) : undefined}
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

function Cell({ title, text, look, onClick }: { title: string; text: string; look: string; onClick?: () => void }) {
  const classes = cn('block h-4 w-full rounded-[3px] sm:h-5', look)
  return (
    <td className="p-0" title={title}>
      {onClick
        ? <button type="button" tabIndex={-1} onClick={onClick} className={cn(classes, 'hover:ring-2 hover:ring-accent')} aria-label={title} />
        : <span className={classes}><span className="sr-only">{text}</span></span>}
    </td>
  )
}
