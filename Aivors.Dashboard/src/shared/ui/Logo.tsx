import { cn } from './cn'

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('flex items-center gap-2', className)}>
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden>
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path d="M9 13v6M13.7 9v14M18.3 11.5v9M23 14v4" className="stroke-white" strokeWidth="2.6" strokeLinecap="round" />
      </svg>
      <span className="text-base font-semibold tracking-tight">Aivors</span>
    </span>
  )
}
