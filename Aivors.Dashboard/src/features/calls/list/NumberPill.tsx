import { useState } from 'react'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { askable } from '../state'
import { FormPill, PillForm } from './FormPill'

type Props = { value: string | undefined; onChange: (value: string | null) => void }

export function NumberPill({ value, onChange }: Props) {
  return (
    <FormPill name="Number" value={value ?? null} onClear={() => onChange(null)}>
      {close => (
        <NumberForm
          value={value ?? ''}
          onApply={next => {
            onChange(next)
            close()
          }}
        />
      )}
    </FormPill>
  )
}

function NumberForm({ value, onApply }: { value: string; onApply: (value: string) => void }) {
  const [text, setText] = useState(value)
  const trimmed = text.trim()
  const wrong = trimmed !== '' && askable(trimmed) === undefined
  return (
    <PillForm wrong={wrong} onApply={() => onApply(trimmed)}>
      <Field label="Phone number" hint="Its last digits, or its beginning after +." error={wrong ? '3 to 20 digits.' : null}>
        {wiring => <Input {...wiring} value={text} onChange={event => setText(event.target.value)} inputMode="tel" autoComplete="off" placeholder="+1415 or 0132" />}
      </Field>
    </PillForm>
  )
}
