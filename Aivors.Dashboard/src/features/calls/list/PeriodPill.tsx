import { useState } from 'react'
import { addDays, daysBetween } from '@/shared/format/days'
import { daysOf, longestPeriodDays, type PeriodName } from '@/shared/format/period'
import { useFormat } from '@/shared/format/useFormat'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import type { Filters } from '../state'
import { FormPill, PillForm } from './FormPill'

const names: [Exclude<PeriodName, 'custom'>, string][] = [
  ['today', 'Today'], ['7d', 'Last 7 days'], ['28d', 'Last 28 days'], ['90d', 'Last 90 days'], ['month', 'This month'],
]

type Change = { period: string | null; from: string | null; to: string | null }
type Props = { filters: Filters; today: string; onChange: (change: Change) => void }

/** Of all times unless something is chosen. */
export function PeriodPill({ filters: { period, from, to }, today, onChange }: Props) {
  const format = useFormat()
  const shown = !period ? null
    : period !== 'custom' ? names.find(([name]) => name === period)?.[1] ?? period
      : from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`
  return (
    <FormPill name="Date" value={shown} onClear={() => onChange({ period: null, from: null, to: null })}>
      {close => {
        const choose = (change: Change) => {
          onChange(change)
          close()
        }
        return (
          <div className="space-y-3">
            <div className="grid grid-cols-2 gap-1.5">
              {names.map(([name, label]) => (
                <Button key={name} size="sm" aria-pressed={period === name} className={period === name ? 'border-accent text-accent-ink' : undefined} onClick={() => choose({ period: name, from: null, to: null })}>{label}</Button>
              ))}
            </div>
            <hr />
            <Days {...(period ? daysOf({ period, from, to }, today) : { from: addDays(today, -27), to: today })} today={today} onApply={(first, last) => choose({ period: 'custom', from: first, to: last })} />
          </div>
        )
      }}
    </FormPill>
  )
}

function Days({ from: firstFrom, to: firstTo, today, onApply }: { from: string; to: string; today: string; onApply: (from: string, to: string) => void }) {
  const [from, setFrom] = useState(firstFrom)
  const [to, setTo] = useState(firstTo)
  const wrong = !from || !to ? 'Choose both days.'
    : from > to ? 'The first day is after the last.'
      : daysBetween(from, to) > longestPeriodDays ? `At most ${longestPeriodDays} days.` : null
  return (
    <PillForm wrong={wrong !== null} onApply={() => onApply(from, to)}>
      <Field label="From">{wiring => <Input {...wiring} type="date" value={from} max={addDays(today, 1)} onChange={event => setFrom(event.target.value)} />}</Field>
      <Field label="To" error={wrong}>{wiring => <Input {...wiring} type="date" value={to} max={addDays(today, 1)} onChange={event => setTo(event.target.value)} />}</Field>
    </PillForm>
  )
}
