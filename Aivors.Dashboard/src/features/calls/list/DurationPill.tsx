import { useState } from 'react'
import { duration } from '@/shared/format/format'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { secondsIn } from './secondsIn'
import { FormPill, PillForm } from './FormPill'

type Range = { min: number | undefined; max: number | undefined }
type Props = Range & { onChange: (min: number | null, max: number | null) => void }

const shown = ({ min, max }: Range) => (min === undefined && max === undefined ? null
  : max === undefined ? `≥ ${duration(min)}` : min === undefined ? `≤ ${duration(max)}` : `${duration(min)} – ${duration(max)}`)

export function DurationPill({ min, max, onChange }: Props) {
  return (
    <FormPill name="Duration" value={shown({ min, max })} onClear={() => onChange(null, null)}>
      {close => (
        <DurationForm
          min={min}
          max={max}
          onApply={(from, to) => {
            onChange(from, to)
            close()
          }}
        />
      )}
    </FormPill>
  )
}

function DurationForm({ min, max, onApply }: Range & { onApply: (min: number | null, max: number | null) => void }) {
  const [least, setLeast] = useState(min === undefined ? '' : duration(min))
  const [most, setMost] = useState(max === undefined ? '' : duration(max))
  const [from, to] = [secondsIn(least), secondsIn(most)]
  const unread = (value: number | null | undefined) => (value === undefined ? 'Write it as 1:30, or in seconds.' : null)
  const crossed = typeof from === 'number' && typeof to === 'number' && from > to
  return (
    <PillForm wrong={from === undefined || to === undefined || crossed} onApply={() => onApply(from ?? null, to ?? null)}>
      <Field label="At least" error={unread(from)}>{wiring => <Input {...wiring} value={least} placeholder="0:30" onChange={event => setLeast(event.target.value)} />}</Field>
      <Field label="At most" error={unread(to) ?? (crossed ? 'Less than the least.' : null)}>
        {wiring => <Input {...wiring} value={most} placeholder="10:00" onChange={event => setMost(event.target.value)} />}
      </Field>
    </PillForm>
  )
}
