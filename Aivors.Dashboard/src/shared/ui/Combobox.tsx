import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from './Button'
import { cn } from './cn'
import { Popover, PopoverContent, PopoverTrigger } from './Popover'

export type ComboboxOption = { value: string; label: string; hint?: string }

type Props = {
  id?: string
  label: string
  value: string | null
  onChange: (value: string | null) => void
  options: ComboboxOption[]
  placeholder?: string
  /** Offers "none" under this name. */
  noneLabel?: string
  className?: string
}

/** One of many, found by typing. */
export function Combobox({ id, label, value, onChange, options, placeholder = 'Choose', noneLabel, className }: Props) {
  const [open, setOpen] = useState(false)
  const chosen = options.find(option => option.value === value)
  const choose = (next: string | null) => {
    onChange(next)
    setOpen(false)
  }
  const row = 'flex items-center gap-2 rounded px-2 py-1.5 text-sm data-[selected=true]:bg-hover'
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button id={id} role="combobox" aria-expanded={open} aria-label={`${label}: ${chosen?.label ?? noneLabel ?? placeholder}`} className={cn('min-w-40 justify-between font-normal', className)}>
          <span className={cn('truncate', !chosen && 'text-ink-2')}>{chosen?.label ?? noneLabel ?? placeholder}</span>
          <ChevronsUpDown className="text-ink-3" aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-72 p-0" aria-label={label}>
        <Command label={label} className="[&_[cmdk-group]]:p-1">
          <Command.Input autoFocus placeholder={`Find ${label.toLowerCase()}`} className="h-9 w-full border-b border-line bg-transparent px-3 text-base outline-none placeholder:text-ink-3 sm:text-sm" />
          <Command.List className="max-h-64 overflow-y-auto p-1">
            <Command.Empty className="px-2 py-6 text-center text-sm text-ink-3">Nothing found.</Command.Empty>
            {noneLabel && <Command.Item className={row} value="__none" keywords={[noneLabel]} onSelect={() => choose(null)}><Tick on={value === null} />{noneLabel}</Command.Item>}
            {options.map(option => (
              <Command.Item key={option.value} className={row} value={option.value} keywords={[option.label, option.hint ?? '']} onSelect={() => choose(option.value)}>
                <Tick on={option.value === value} />
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.hint && <span className="truncate text-xs text-ink-3">{option.hint}</span>}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}

const Tick = ({ on }: { on: boolean }) => <Check className={cn('size-4 shrink-0 text-accent-ink', !on && 'invisible')} aria-hidden />
