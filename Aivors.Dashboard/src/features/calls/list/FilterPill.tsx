import { ChevronDown, CirclePlus, CircleX } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/shared/ui/cn'
import { DropdownMenu, DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuTrigger } from '@/shared/ui/DropdownMenu'

type FaceProps = Omit<ComponentProps<'button'>, 'name' | 'value'> & { name: string; value: string | null }

/** A filter as a pill: dashed while it does nothing, with its value when it does. */
export function PillFace({ name, value, className, ...rest }: FaceProps) {
  const Icon = value === null ? CirclePlus : ChevronDown
  return (
    <button
      type="button"
      aria-label={value === null ? name : `${name}: ${value}`}
      className={cn(
        'inline-flex h-7 max-w-64 items-center gap-1.5 rounded-full border px-2.5 text-xs font-medium whitespace-nowrap',
        value === null ? 'border-dashed border-line-strong text-ink-2 hover:bg-hover hover:text-ink' : 'border-line-strong bg-surface text-ink-2 hover:bg-subtle', className,
      )}
      {...rest}
    >
      {value === null && <Icon className="size-3.5 shrink-0 text-ink-3" aria-hidden />}
      {name}
      {value !== null && (
        <>
          <span className="h-3.5 w-px shrink-0 bg-line-strong" aria-hidden />
          <span className="truncate text-accent-ink" dir="auto">{value}</span>
          <Icon className="size-3.5 shrink-0 text-ink-3" aria-hidden />
        </>
      )}
    </button>
  )
}

/** A pill and, while it has a value, a way to take it off. */
export function Pill({ name, isSet, onClear, children }: { name: string; isSet: boolean; onClear: () => void; children: ReactNode }) {
  return (
    <span className="inline-flex items-center">
      {children}
      {isSet && (
        <button type="button" aria-label={`Remove the filter ${name}`} onClick={onClear} className="-ml-0.5 inline-flex size-7 items-center justify-center rounded-full text-ink-3 hover:text-ink">
          <CircleX className="size-3.5" aria-hidden />
        </button>
      )}
    </span>
  )
}

type ChoiceProps = { name: string; value: string | undefined; anyLabel?: string; options: readonly { value: string; label: string }[]; onChange: (value: string | null) => void }

const any = ''

/** A filter that is one of a few. A value of the address that is none of them is shown as it stands there. */
export function ChoicePill({ name, value, options, onChange, anyLabel = 'Any' }: ChoiceProps) {
  const chosen = value === undefined ? null : options.find(option => option.value === value)?.label ?? value
  return (
    <Pill name={name} isSet={chosen !== null} onClear={() => onChange(null)}>
      <DropdownMenu>
        <DropdownMenuTrigger asChild><PillFace name={name} value={chosen} /></DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuRadioGroup value={value ?? any} onValueChange={next => onChange(next === any ? null : next)}>
            <DropdownMenuRadioItem value={any}>{anyLabel}</DropdownMenuRadioItem>
            {options.map(option => (
              <DropdownMenuRadioItem key={option.value} value={option.value}><span className="max-w-72 truncate" dir="auto">{option.label}</span></DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
    </Pill>
  )
}
