import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { addDays, daysBetween } from '@/shared/format/days'
import { daysOf, longestPeriodDays, type Period, type PeriodName } from '@/shared/format/period'
import { useFormat } from '@/shared/format/useFormat'
import { Button } from './Button'
import { cn } from './cn'
import { Field } from './Field'
import { Input } from './Input'
import { Popover, PopoverContent, PopoverTrigger } from './Popover'
import { Segmented } from './Segmented'

const names: Record<Exclude<PeriodName, 'custom'>, [short: string, long: string]> = {
  today: ['Today', 'Today'],
  '7d': ['7 d', '7 d: last 7 days'],
  '28d': ['28 d', '28 d: last 28 days'],
  '90d': ['90 d', '90 d: last 90 days'],
  month: ['Month', 'This month'],
}

type Props = { value: Period; onChange: (period: Period) => void; /** The tenant's day, yyyy-MM-dd. */ today: string; className?: string }

/** Today, some days, this month, or days of one's own. Keep its value in the address: `const [{period}, change] = useUrlState(...)`. */
export function PeriodPicker({ value, onChange, today, className }: Props) {
  const [open, setOpen] = useState(false)
  const format = useFormat()
  return (
    <div className={cn('flex flex-wrap items-center gap-2', className)}>
      <Segmented
        label="Period"
        value={value.period}
        onChange={period => period !== 'custom' && onChange({ period })}
        options={Object.entries(names).map(([period, [short, long]]) => ({ value: period as PeriodName, label: short, name: long }))}
      />
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button aria-pressed={value.period === 'custom'} className={cn(value.period === 'custom' && 'border-accent text-accent-ink')}>
            <CalendarDays aria-hidden />
            {value.period === 'custom' ? `${format.day(value.from)} – ${format.day(value.to)}` : 'Custom'}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label="Days of your own" className="w-72">
          <Days
            {...daysOf(value, today)}
            today={today}
            onApply={(from, to) => {
              onChange({ period: 'custom', from, to })
              setOpen(false)
            }}
          />
        </PopoverContent>
      </Popover>
    </div>
  )
}

function Days({ from: firstFrom, to: firstTo, today, onApply }: { from: string; to: string; today: string; onApply: (from: string, to: string) => void }) {
  const [from, setFrom] = useState(firstFrom)
  const [to, setTo] = useState(firstTo)
  const wrong = !from || !to ? 'Choose both days.'
    : from > to ? 'The first day is after the last.'
      : daysBetween(from, to) > longestPeriodDays ? `At most ${longestPeriodDays} days.` : null
  return (
    <form
      className="space-y-3"
      onSubmit={event => {
        event.preventDefault()
        if (!wrong) onApply(from, to)
      }}
    >
      <Field label="From">{wiring => <Input {...wiring} type="date" value={from} max={today} onChange={event => setFrom(event.target.value)} />}</Field>
      <Field label="To" error={wrong}>{wiring => <Input {...wiring} type="date" value={to} max={addDays(today, 1)} onChange={event => setTo(event.target.value)} />}</Field>
      <Button type="submit" variant="primary" disabled={wrong !== null} className="w-full">Show these days</Button>
    </form>
  )
}
