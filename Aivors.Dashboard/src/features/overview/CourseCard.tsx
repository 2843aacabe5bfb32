import { TimeSeries, type SeriesPoint } from '@/shared/charts/TimeSeries'
import { addDays, daysBetween } from '@/shared/format/days'
import type { Format } from '@/shared/format/format'
import { useFormat } from '@/shared/format/useFormat'
import { usePageNavigate } from '@/shared/routing/PageLink'
import { Card } from '@/shared/ui/Card'
import { Definition } from '@/shared/ui/Definition'
import { Segmented } from '@/shared/ui/Segmented'
import { Skeleton } from '@/shared/ui/Skeleton'
import type { Overview } from './api/getOverview'
import { callsOf } from './callsBehind'
import { definitions } from './definitions'
import type { Measure } from './state'

const names: Record<Measure, string> = { calls: 'Calls', minutes: 'Minutes' }

type Props = { overview: Overview | undefined; show: Measure; onShow: (show: Measure) => void; agentId: string | undefined; className?: string }

/** Calls or minutes by day, or by hour when it is about today. */
export function CourseCard({ overview, show, onShow, agentId, className }: Props) {
  const format = useFormat()
  const go = usePageNavigate()
  const byHour = overview?.period === 'today'
  const title = `${names[show]} per ${byHour ? 'hour' : 'day'}`
  return (
    <Card
      title={title}
      className={className}
      actions={<>
        <Definition term={title}>{`${definitions.course} ${definitions[show]}`}</Definition>
        <Segmented label="Show" value={show} onChange={onShow} options={[{ value: 'calls', label: 'Calls' }, { value: 'minutes', label: 'Minutes' }]} />
      </>}
    >
      {!overview ? <Skeleton className="h-[284px]" /> : (
        <TimeSeries
          label={title}
          name={names[show]}
          previousName={byHour ? 'Yesterday' : `${format.day(overview.previousFrom)} – ${format.day(overview.previousTo)}`}
          points={byHour ? hourPoints(overview, show, format) : dayPoints(overview, show, format)}
          format={format.number}
          height={248}
          onSelect={({ key }) => {
            const day = byHour ? overview.today : key
            void go('/calls', callsOf({ from: day, to: day }, agentId))
          }}
        />
      )}
    </Card>
  )
}

function dayPoints({ days, previousFrom, previousTo }: Overview, show: Measure, format: Format): SeriesPoint[] {
  const comparable = daysBetween(previousFrom, previousTo)
  return days.map((day, index) => ({
    key: day.date,
    label: format.day(day.date),
    longLabel: format.dayLong(day.date),
    value: day[show],
    previous: index < comparable ? (show === 'calls' ? day.previousCalls : day.previousMinutes) : null,
    previousLabel: format.dayLong(addDays(previousFrom, index)),
  }))
}

const hourPoints = ({ hours }: Overview, show: Measure, format: Format): SeriesPoint[] => hours.map(one => ({
  key: String(one.hour),
  label: format.hour(one.hour),
  longLabel: `Today, ${format.hourLong(one.hour)}`,
  value: one[show],
  previous: show === 'calls' ? one.previousCalls : one.previousMinutes,
  previousLabel: 'Yesterday',
}))
