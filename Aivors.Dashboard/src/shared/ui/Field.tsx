import { type ReactNode, useId } from 'react'
import { cn } from './cn'

type Wiring = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }

type Props = {
  label: string
  hint?: ReactNode
  /** What is wrong, as a sentence. */
  error?: string | null
  optional?: boolean
  className?: string
  /** Gets what ties the control to label, hint and error. */
  children: (wiring: Wiring) => ReactNode
}

export function Field({ label, hint, error, optional = false, className, children }: Props) {
  const id = useId()
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cn('space-y-1.5', className)}>
      <label htmlFor={id} className="block text-sm font-medium text-ink">
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {children({ id, ...(error ? { 'aria-invalid': true } : {}), ...(notes ? { 'aria-describedby': notes } : {}) })}
      {hint && <p id={`${id}-hint`} className="text-xs text-ink-3">{hint}</p>}
      {error && <p id={`${id}-error`} role="alert" className="text-xs text-danger-ink">{error}</p>}
    </div>
  )
}
