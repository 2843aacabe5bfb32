import { type ReactNode, useState } from 'react'
import { Button } from '@/shared/ui/Button'
import { Popover, PopoverContent, PopoverTrigger } from '@/shared/ui/Popover'
import { Pill, PillFace } from './FilterPill'

type Props = { name: string; value: string | null; onClear: () => void; children: (close: () => void) => ReactNode }

/** A filter that is typed: its form opens under the pill, begun anew each time. */
export function FormPill({ name, value, onClear, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Pill name={name} isSet={value !== null} onClear={onClear}>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild><PillFace name={name} value={value} /></PopoverTrigger>
        <PopoverContent aria-label={name} className="w-64">{children(() => setOpen(false))}</PopoverContent>
      </Popover>
    </Pill>
  )
}

export function PillForm({ wrong, onApply, children }: { wrong: boolean; onApply: () => void; children: ReactNode }) {
  return (
    <form
      className="space-y-3"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!wrong) onApply()
      }}
    >
      {children}
      <Button type="submit" variant="primary" className="w-full" disabled={wrong}>Apply</Button>
    </form>
  )
}
