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
  const { runsOutOn, daysLeft, overdraftCredits, stopWorkflow, lowBalance, totalCredits, usedCredits, pacePerDayMinutes, lowBalanceMinutes } = credits
  const head = stopWorkflow
    ? <span className="text-danger-ink">{totalCredits === 0 ? 'No credits yet' : 'Nothing left'}</span>
    : daysLeft === null || runsOutOn === null
      ? 'No end in sight'
      : <>{daysLeft === 0 ? 'Runs out today' : `Lasts until ${format.day(runsOutOn)}`}{daysLeft > 0 && <span className="font-normal text-ink-2"> · {format.number(daysLeft)} {daysLeft === 1 ? 'day' : 'days'}</span>}</>
  return (
    <>
      <p className="mt-1 flex items-center justify-center gap-1 text-sm font-medium">
        <span>{head}</span>
        <Definition term="The day on which credits run out">{definitions.pace}</Definition>
      </p>
      {stopWorkflow && totalCredits > 0 && <p className="mt-0.5 text-center text-xs text-pretty text-ink-2">Your workflow is told to stop until there are credits again.</p>}
      {lowBalance && !stopWorkflow && <p className="mt-0.5 text-center text-xs font-medium text-warning-ink">Below your mark of {format.minutes(lowBalanceMinutes)}.</p>}
      <dl className="mt-4 divide-y divide-line border-t border-line text-xs [&>div]:flex [&>div]:justify-between [&>div]:gap-3 [&>div]:py-1.5 [&_dd]:font-medium [&_dd]:num [&_dt]:text-ink-2">
        <div><dt>Pace</dt><dd>{pacePerDayMinutes === null ? 'nothing charged lately' : `${format.compact(pacePerDayMinutes)} min a day`}</dd></div>
        <div><dt>Used so far</dt><dd>{format.minutes(usedCredits)}</dd></div>
        {overdraftCredits > 0 && <div><dt>Beyond the balance</dt><dd className="text-danger-ink">{format.minutes(overdraftCredits)}</dd></div>}
      </dl>
    </>
  )
}
