import type { Format } from '@/shared/format/format'
import { useFormat } from '@/shared/format/useFormat'
import { Card } from '@/shared/ui/Card'
import { callsOf } from './callsBehind'
import { countChange, rateChange, type Good } from './change'
import { CountedStat } from './CountedStat'
import { definitions } from './definitions'
import type { Overview } from './api/getOverview'

type RateName = 'pickUpRate' | 'successRate' | 'transferRate' | 'voicemailRate' | 'negativeRate'

const rates: { name: RateName; label: string; definition: string; good: Good; search: Record<string, string> }[] = [
  { name: 'pickUpRate', label: 'Pick-up rate', definition: definitions.pickUp, good: 'up', search: { status: 'ended' } },
  { name: 'successRate', label: 'Success rate', definition: definitions.success, good: 'up', search: { successful: 'true' } },
  { name: 'transferRate', label: 'Transfer rate', definition: definitions.transfer, good: null, search: { outcome: 'transferred' } },
  { name: 'voicemailRate', label: 'Voicemail rate', definition: definitions.voicemail, good: 'down', search: { outcome: 'voicemail' } },
  { name: 'negativeRate', label: 'Negative mood', definition: definitions.negative, good: 'down', search: { sentiment: 'Negative' } },
]

const daysText = (format: Format, from: string, to: string) => (from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`)

export function PeriodCard({ overview, agentId }: { overview: Overview | undefined; agentId: string | undefined }) {
  const format = useFormat()
  const current = overview?.current
  const previous = overview?.previous
  const against = overview ? `against ${daysText(format, overview.previousFrom, overview.previousTo)}` : ''
  const behind = (more: Record<string, string> = {}) => (overview ? callsOf(overview, agentId, more) : {})
  const scope = `${overview?.from} ${overview?.to} ${agentId}`
  const counts = (now: number, before: number) => countChange(format, now, before, against)
  return (
    <Card title={overview ? daysText(format, overview.from, overview.to) : 'The period'} actions={overview && <span className="text-xs text-ink-2">Compared with {daysText(format, overview.previousFrom, overview.previousTo)}</span>} className="flex-1">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
        <CountedStat label="Calls" value={current ? format.number(current.calls) : null} definition={definitions.calls} delta={current && previous && counts(current.calls, previous.calls)} search={behind()} scope={scope} />
        <CountedStat label="Minutes" value={current ? format.number(current.minutes) : null} unit="min" definition={definitions.minutes} delta={current && previous && counts(current.minutes, previous.minutes)} search={behind({ sort: 'charged' })} scope={scope} />
        <CountedStat label="Average talk" value={current ? (current.finished > 0 ? format.duration(current.averageSeconds) : '–') : null} definition={definitions.average} delta={current && previous && counts(current.averageSeconds, previous.averageSeconds)} search={behind({ sort: 'duration' })} scope={scope} />
        {rates.map(({ name, label, definition, good, search }) => (
          <CountedStat
            key={name} label={label} definition={definition} search={behind(search)} scope={scope}
            value={current ? format.percent(current[name]) : null}
            delta={current && previous && rateChange(format, current[name], previous[name], against, good)}
          />
        ))}
      </div>
    </Card>
  )
}
