import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  icon?: LucideIcon
  title: string
  /** What to do next. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, children, action, className }: Props) {
  return (
    <div className={cn('flex flex-col items-center px-6 py-12 text-center', className)}>
      {Icon && <span className="mb-3 flex size-10 items-center justify-center rounded-full bg-subtle text-ink-3"><Icon className="size-5" aria-hidden /></span>}
      <p className="text-sm font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-sm text-sm text-pretty text-ink-2">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
