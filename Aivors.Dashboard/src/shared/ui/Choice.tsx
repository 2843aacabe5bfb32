import { Check } from 'lucide-react'
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from 'radix-ui'
import { type ReactNode, useId } from 'react'

type Props = { checked: boolean; onChange: (checked: boolean) => void; label: ReactNode; hint?: ReactNode; disabled?: boolean }

export function Checkbox({ checked, onChange, label, hint, disabled }: Props) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <RadixCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={next => onChange(next === true)}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <RadixCheckbox.Indicator><Check className="size-3 text-white" strokeWidth={3} aria-hidden /></RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <Text id={id} label={label} hint={hint} />
    </div>
  )
}

/** Takes effect at once; a choice that waits for a button is a Checkbox. */
export function Switch({ checked, onChange, label, hint, disabled }: Props) {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <RadixSwitch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className="mt-0.5 h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <RadixSwitch.Thumb className="block size-4 rounded-full bg-white shadow-card transition-transform data-[state=checked]:translate-x-4" />
      </RadixSwitch.Root>
      <Text id={id} label={label} hint={hint} />
    </div>
  )
}

const Text = ({ id, label, hint }: { id: string; label: ReactNode; hint?: ReactNode }) => (
  <div className="min-w-0">
    <label htmlFor={id} className="text-sm font-medium">{label}</label>
    {hint && <p className="text-xs text-ink-3">{hint}</p>}
  </div>
)
