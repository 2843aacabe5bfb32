import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none '
  + 'disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-white hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-surface text-ink shadow-card hover:bg-subtle',
        ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
        danger: 'bg-danger text-white hover:bg-danger-hover',
        link: 'text-accent-ink underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs',
        md: 'h-8 px-3 text-sm',
        lg: 'h-10 px-4 text-sm',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof look> & {
  /** Shows a turning wheel and takes no click, but keeps the focus. */
  busy?: boolean
  /** Renders the only child (a link) with the button's look. */
  asChild?: boolean
}

export function Button({ variant, size, busy = false, asChild = false, className, children, onClick, type, ...rest }: ButtonProps) {
  const classes = cn(look({ variant, size }), className)
  if (asChild) return <Slot.Root className={classes} onClick={onClick} {...rest}>{children}</Slot.Root>
  return (
    <button
      type={type ?? 'button'}
      className={classes}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={event => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}
