import type { ReactNode } from 'react'
import { cn } from './cn'

export type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger'

const looks: Record<Tone, string> = {
  neutral: 'bg-hover text-ink-2',
  accent: 'bg-accent-soft text-accent-ink',
  positive: 'bg-positive-soft text-positive-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
}

const dots: Record<Tone, string> = { neutral: 'bg-ink-3', accent: 'bg-accent', positive: 'bg-positive', warning: 'bg-warning', danger: 'bg-danger' }

export function Badge({ tone = 'neutral', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return <span className={cn('inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap', looks[tone], className)}>{children}</span>
}

/** A state as a coloured dot with its name: colour alone says nothing to some. */
export function StatusDot({ tone = 'neutral', children, pulse = false }: { tone?: Tone; children: ReactNode; pulse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="relative flex size-2">
        {pulse && <span className={cn('absolute inset-0 animate-ping rounded-full opacity-60', dots[tone])} />}
        <span className={cn('size-2 rounded-full', dots[tone])} />
      </span>
      {children}
    </span>
  )
}
