import { useFormat } from '@/shared/format/useFormat'
import { Badge } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { cn } from '@/shared/ui/cn'
import { Definition } from '@/shared/ui/Definition'
import type { Outlook } from './api/getOutlook'

export function BalanceCard({ outlook }: { outlook: Outlook }) {
  const format = useFormat()
  const { availableCredits: available, overdraftCredits: overdraft, totalCredits: total, usedCredits: used } = outlook
  const state = outlook.stopWorkflow ? { tone: 'danger' as const, label: total > 0 ? 'Used up' : 'No credits yet' }
    : outlook.lowBalance ? { tone: 'warning' as const, label: 'Low' } : { tone: 'positive' as const, label: 'In credit' }
  const share = total > 0 ? Math.min(1, Math.max(0, available / total)) : 0
  return (
    <Card title="Balance" actions={<Badge tone={state.tone}>{state.label}</Badge>}>
      <p className="flex items-baseline gap-2">
        <span data-testid="balance" className="text-4xl font-semibold tracking-tight num">{format.number(available)}</span>
        <span className="text-sm text-ink-2">{available === 1 ? 'credit left' : 'credits left'}</span>
      </p>
      <div className="mt-4 h-1.5 overflow-hidden rounded-full bg-hover" aria-hidden>
        <div className={cn('h-full rounded-full transition-[width] duration-500', outlook.stopWorkflow ? 'bg-danger' : outlook.lowBalance ? 'bg-warning' : 'bg-accent')} style={{ width: `${share * 100}%` }} />
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        <Fact term="Added">{format.number(total)}</Fact>
        <Fact term="Used">{format.number(used)}</Fact>
        {overdraft > 0
          ? <Fact term="Overdrawn" tone="text-danger-ink">{format.number(overdraft)}</Fact>
          : <Fact term="A day" definition="What calls cost a day: of the last seven full days, and of today so far.">{format.number(outlook.pacePerDayMinutes)}</Fact>}
        <Fact term="Lasts until" definition="The day on which the balance is used up if calls go on at the present pace.">
          {outlook.runsOutOn ? format.dayLong(outlook.runsOutOn) : '–'}
        </Fact>
      </dl>
    </Card>
  )
}

function Fact({ term, definition, tone, children }: { term: string; definition?: string; tone?: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-1 text-xs text-ink-3">{term}{definition && <Definition term={term}>{definition}</Definition>}</dt>
      <dd className={cn('mt-0.5 text-sm font-medium num', tone)}>{children}</dd>
    </div>
  )
}
