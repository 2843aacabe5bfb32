import { useState } from 'react'
import { HeatMap } from '@/shared/charts/HeatMap'
import { useFormat } from '@/shared/format/useFormat'
import { PageLink } from '@/shared/routing/PageLink'
import { Card } from '@/shared/ui/Card'
import { Definition } from '@/shared/ui/Definition'
import { Skeleton } from '@/shared/ui/Skeleton'
import type { Overview } from './api/getOverview'
import { callsOf, daysOn } from './callsBehind'
import { definitions } from './definitions'

type Props = { overview: Overview | undefined; agentId: string | undefined; className?: string }
type Chosen = { weekday: number; hour: number }

const daysShown = 13

/** When calls come. An hour that is chosen leads to the days on which it was. */
export function WhenCard({ overview, agentId, className }: Props) {
  const format = useFormat()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <Card title="When calls come" actions={<Definition term="When calls come">{definitions.when}</Definition>} className={className}>
      {!overview ? <Skeleton className="h-56" /> : (
        <>
          <HeatMap
            label="Calls by weekday and hour"
            cells={overview.heatMap.map(({ weekday, hour, calls }) => ({ weekday, hour, value: calls }))}
            format={value => `${format.number(value)} ${value === 1 ? 'call' : 'calls'}`}
            weekdayName={format.weekday}
            hourName={format.hour}
            selected={chosen}
            onSelect={setChosen}
          />
          <div className="mt-3 min-h-11 border-t border-line pt-3 text-xs text-ink-2" aria-live="polite">
            {chosen ? <HourDays overview={overview} agentId={agentId} chosen={chosen} /> : 'Choose an hour to see its calls: with a click, or with the arrow keys and Enter.'}
          </div>
        </>
      )}
    </Card>
  )
}

function HourDays({ overview, agentId, chosen: { weekday, hour } }: { overview: Overview; agentId: string | undefined; chosen: Chosen }) {
  const format = useFormat()
  const cell = overview.heatMap.find(one => one.weekday === weekday && one.hour === hour)
  const days = daysOn(weekday, overview)
  return (
    <>
      <p>
        <span className="font-medium text-ink">{format.weekday(weekday)} {format.hourLong(hour)}</span>
        {': '}
        {cell ? `${format.number(cell.calls)} ${cell.calls === 1 ? 'call' : 'calls'}, ${format.minutes(cell.minutes)}, on the ${days.length === 1 ? 'day' : 'days'}` : 'no calls.'}
      </p>
      {cell && (
        <ul className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1">
          {days.slice(0, daysShown).map(day => (
            <li key={day}><PageLink path="/calls" search={callsOf({ from: day, to: day }, agentId)} className="text-accent-ink hover:underline">{format.day(day)}</PageLink></li>
          ))}
          {days.length > daysShown && <li>and {days.length - daysShown} before</li>}
        </ul>
      )}
    </>
  )
}
