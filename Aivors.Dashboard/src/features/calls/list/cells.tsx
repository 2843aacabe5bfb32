import { PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { useFormat } from '@/shared/format/useFormat'
import { sentimentWord } from '@/shared/format/words'
import { cn } from '@/shared/ui/cn'
import { Highlight } from '@/shared/ui/Highlight'
import type { Call } from '../api/getCalls'
import { nearMatch } from './nearMatch'
import { RunningClock } from '../RunningClock'

export const atOf = (call: Call) => call.callStartTime ?? call.createdAt

export function When({ call }: { call: Call }) {
  const format = useFormat()
  return <time dateTime={atOf(call)} title={format.full(atOf(call))}>{format.dateTime(atOf(call))}</time>
}

export function Party({ call }: { call: Call }) {
  const Icon = call.direction === 'outbound' ? PhoneOutgoing : PhoneIncoming
  return (
    <span className="flex min-w-0 items-center gap-2">
      {call.direction && <Icon className="size-3.5 shrink-0 text-ink-3" aria-label={call.direction === 'outbound' ? 'Outbound' : 'Inbound'} role="img" />}
      <span className="truncate font-medium num" dir="auto">{call.phoneNumber ?? <span className="font-normal text-ink-3">No number</span>}</span>
    </span>
  )
}

const moods = { positive: 'bg-positive', danger: 'bg-danger', neutral: 'bg-ink-3', accent: 'bg-accent', warning: 'bg-warning' }

export function Sentiment({ name }: { name: string | null }) {
  if (!name) return <span className="text-ink-3">–</span>
  const { label, tone } = sentimentWord(name)
  return <span className="flex min-w-0 items-center gap-1.5"><span className={cn('size-2 shrink-0 rounded-full', moods[tone])} aria-hidden /><span className="truncate" dir="auto">{label}</span></span>
}

export const Success = ({ value }: { value: boolean | null }) => (
  <span className={value === null ? 'text-ink-3' : undefined}>{value === null ? '–' : value ? 'Yes' : 'No'}</span>
)

/** What was found, else what the call was about. */
export function Said({ call }: { call: Call }) {
  const found = call.highlights?.summary ?? call.highlights?.transcript
  if (found) return <Highlight text={nearMatch(found)} className="text-ink-2" />
  return <span dir="auto" className="text-ink-2">{call.summaryPreview || call.transcriptPreview}</span>
}

export const Length = ({ call }: { call: Call }) => {
  const format = useFormat()
  return call.status === 'ongoing' ? <RunningClock since={atOf(call)} /> : <>{format.duration(call.durationSeconds)}</>
}

export function Charged({ seconds }: { seconds: number | null }) {
  const format = useFormat()
  return seconds === null ? <span className="text-ink-3">–</span> : <>{format.number(seconds / 60)} min</>
}

/** The first column of a phone: whom, and when or what was found. */
export function Brief({ call }: { call: Call }) {
  return (
    <span className="block min-w-0">
      <Party call={call} />
      <span className="block truncate text-xs text-ink-3">{call.highlights ? <Said call={call} /> : <When call={call} />}</span>
    </span>
  )
}
