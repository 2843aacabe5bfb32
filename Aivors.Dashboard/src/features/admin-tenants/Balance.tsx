import type { Schema } from '@/shared/api/client'
import { useFormat } from '@/shared/format/useFormat'
import { cn } from '@/shared/ui/cn'

/** Minutes left; what was used beyond them as a negative number. */
export function Balance({ credits }: { credits: Schema<'Subscription'> }) {
  const format = useFormat()
  const minutes = credits.overdraftCredits > 0 ? -credits.overdraftCredits : credits.availableCredits
  return (
    <span className={cn(credits.stopWorkflow ? 'font-medium text-danger-ink' : credits.lowBalance && 'font-medium text-warning-ink')}>
      {format.number(minutes)}
      <span className="font-normal text-ink-3"> min</span>
    </span>
  )
}
