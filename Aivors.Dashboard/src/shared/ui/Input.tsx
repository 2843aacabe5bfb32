import { Eye, EyeOff, Search, X } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { cn } from './cn'

export const controlLook = 'w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink shadow-card placeholder:text-ink-3 sm:text-sm '
  + 'disabled:bg-subtle disabled:text-ink-3 aria-invalid:border-danger focus-visible:outline-offset-0'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(controlLook, 'h-9', className)} {...rest} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(controlLook, 'min-h-20 py-2', className)} {...rest} />
}

/** A native list: the best one on a phone, with a keyboard and for a screen reader. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return <select className={cn(controlLook, 'h-9 pr-8', className)} {...rest}>{children}</select>
}

export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input {...rest} type={shown ? 'text' : 'password'} className={cn('pr-10', className)} />
      <button
        type="button"
        aria-pressed={shown}
        aria-label="Show password"
        className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-ink-3 hover:text-ink"
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff className="size-4" aria-hidden /> : <Eye className="size-4" aria-hidden />}
      </button>
    </span>
  )
}

type SearchProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type'> & { value: string; onValue: (value: string) => void; label: string }

export function SearchInput({ value, onValue, label, className, ...rest }: SearchProps) {
  return (
    <span className={cn('relative block', className)}>
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3" aria-hidden />
      <Input
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        onChange={event => onValue(event.target.value)}
        className="h-8 pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {value && (
        <button type="button" aria-label="Clear the search" onClick={() => onValue('')} className="absolute inset-y-0 right-0 flex w-8 items-center justify-center rounded-md text-ink-3 hover:text-ink">
          <X className="size-4" aria-hidden />
        </button>
      )}
    </span>
  )
}
