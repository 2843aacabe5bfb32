import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

type Props = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  /** Without the inner space, for tables and lists that reach the edges. */
  flush?: boolean
}

export function Card({ title, description, actions, flush = false, className, children, ...rest }: Props) {
  return (
    <section className={cn('min-w-0 rounded-xl border border-line bg-surface shadow-card', className)} {...rest}>
      {(title || actions) && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 pb-1 sm:px-5">
          <div className="min-w-0">
            {title && <h2 className="text-sm font-semibold">{title}</h2>}
            {description && <p className="mt-0.5 text-xs text-ink-3">{description}</p>}
          </div>
          {actions && <div className="flex items-center gap-1.5">{actions}</div>}
        </header>
      )}
      <div className={flush ? 'pt-2' : 'px-4 pt-3 pb-4 sm:px-5'}>{children}</div>
    </section>
  )
}
