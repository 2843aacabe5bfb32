import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

const tones = {
  info: ['bg-accent-soft text-accent-ink', Info],
  positive: ['bg-positive-soft text-positive-ink', CircleCheck],
  warning: ['bg-warning-soft text-warning-ink', TriangleAlert],
  danger: ['bg-danger-soft text-danger-ink', CircleAlert],
} as const

type Props = { tone?: keyof typeof tones; children: ReactNode; action?: ReactNode; className?: string }

/** A sentence that belongs to what is beside it. Failures are announced at once. */
export function Notice({ tone = 'info', children, action, className }: Props) {
  const [look, Icon] = tones[tone]
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={cn('flex items-start gap-2.5 rounded-lg px-3 py-2.5 text-sm', look, className)}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  )
}
