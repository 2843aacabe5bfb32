import { useFormat } from '@/shared/format/useFormat'
import { PageLink } from '@/shared/routing/PageLink'
import { Card } from '@/shared/ui/Card'
import { Definition } from '@/shared/ui/Definition'
import { Gauge } from '@/shared/ui/Gauge'
import { Skeleton } from '@/shared/ui/Skeleton'
import type { Overview } from './api/getOverview'
import { definitions } from './definitions'
import { Fresh } from './Fresh'

type Credits = Overview['credits']

const toneOf = ({ stopWorkflow, lowBalance }: Credits) => (stopWorkflow ? 'danger' : lowBalance ? 'warning' : 'accent')

export function CreditsCard({ credits, className }: { credits: Credits | undefined; className?: string }) {
  const format = useFormat()
  return (
    <Card title="Credits left" actions={<Definition term="Credits left">{definitions.credits}</Definition>} className={className}>
      {!credits ? <Skeleton className="mx-auto h-52 w-full max-w-56" /> : (
        <>
          <Gauge
            label="Credits left"
            value={credits.availableCredits}
            max={credits.totalCredits}
            tone={toneOf(credits)}
            text={`${format.number(credits.availableCredits)} of ${format.number(credits.totalCredits)} minutes`}
          >
            <PageLink path="/credits" className="inline-block rounded-md px-2 hover:text-accent-ink" aria-label={`${format.number(credits.availableCredits)} minutes left: open credits`}>
              <Fresh value={credits.availableCredits} scope="balance">
                <span className="text-4xl leading-10 font-semibold tracking-tight num" data-testid="credits-left">{format.number(credits.availableCredits)}</span>
              </Fresh>
            </PageLink>
            <p className="text-xs text-ink-2">of {format.number(credits.totalCredits)} minutes</p>
          </Gauge>
          <Outlook credits={credits} />
        </>
      )}
    </Card>
  )
}

function Outlook({ credits }: { credits: Credits }) {
  const format = useFormat()
  const { runsOutOn, daysLeft, pacePerDayMinutes, overdraftCredits, stopWorkflow, lowBalance } = credits
  const beyond = overdraftCredits > 0 ? `${format.minutes(overdraftCredits)} used beyond the balance. ` : ''
  const head = stopWorkflow
    ? <span className="text-danger-ink">{credits.totalCredits === 0 ? 'No credits yet' : 'Nothing left'}</span>
    : daysLeft === null || runsOutOn === null
      ? 'No end in sight'
      : <>{daysLeft === 0 ? 'Runs out today' : `Lasts until ${format.day(runsOutOn)}`}{daysLeft > 0 && <span className="font-normal text-ink-2"> · {format.number(daysLeft)} {daysLeft === 1 ? 'day' : 'days'}</span>}</>
  const rest = stopWorkflow
    ? `${beyond}Your workflow is told to stop until there are credits again.`
    : pacePerDayMinutes === null ? 'Nothing was charged in the last days.' : `At ${format.compact(pacePerDayMinutes)} min a day.`
  return (
    <div className="mt-1 text-center">
      <p className="flex items-center justify-center gap-1 text-sm font-medium">
        <span>{head}</span>
        <Definition term="The day on which credits run out">{definitions.pace}</Definition>
      </p>
      <p className="mt-0.5 text-xs text-pretty text-ink-2">{rest}</p>
      {lowBalance && !stopWorkflow && <p className="mt-1 text-xs font-medium text-warning-ink">Below your mark of {format.minutes(credits.lowBalanceMinutes)}.</p>}
    </div>
  )
}
