import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { outcomeNames, outcomeWord, sentimentNames, sentimentWord } from '@/shared/format/words'
import { Button } from '@/shared/ui/Button'
import { SearchInput } from '@/shared/ui/Input'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { agentsQuery } from '../api/getAgents'
import { isFiltered, noFilters, type Filters } from '../state'
import { ChoicePill } from './FilterPill'
import { DurationPill } from './DurationPill'
import { NumberPill } from './NumberPill'
import { PeriodPill } from './PeriodPill'

type Changes = Partial<Record<keyof Filters, string | number | null>>
type Props = { filters: Filters; today: string; onChange: (changes: Changes, options?: { replace?: boolean }) => void }

const outcomes = outcomeNames.map(value => ({ value, label: outcomeWord(value).label }))
const sentiments = [...sentimentNames, 'Unknown'].map(value => ({ value, label: sentimentWord(value).label }))
const directions = [{ value: 'inbound', label: 'Inbound' }, { value: 'outbound', label: 'Outbound' }]
const successes = [{ value: 'true', label: 'Successful' }, { value: 'false', label: 'Not successful' }]
const statuses = [{ value: 'ongoing', label: 'Running' }, { value: 'ended', label: 'Ended' }]

export function FilterBar({ filters, today, onChange }: Props) {
  const { userId } = useViewedUser()
  const agents = (useQuery(agentsQuery(userId)).data ?? []).map(agent => ({ value: agent.agentId, label: agent.agentName ?? agent.agentId }))
  return (
    <div className="mb-3 space-y-2.5" role="search" aria-label="Calls">
      <WordSearch value={filters.q ?? ''} onValue={q => onChange({ q }, { replace: true })} />
      <div className="flex items-center gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 max-sm:[&>*]:shrink-0 sm:flex-wrap">
        <PeriodPill filters={filters} today={today} onChange={onChange} />
        <ChoicePill name="Agent" value={filters.agentId} options={agents} onChange={agentId => onChange({ agentId })} />
        <ChoicePill name="Direction" value={filters.direction} options={directions} onChange={direction => onChange({ direction })} />
        <ChoicePill name="Outcome" value={filters.outcome} options={outcomes} onChange={outcome => onChange({ outcome })} />
        <ChoicePill name="Sentiment" value={filters.sentiment} options={sentiments} onChange={sentiment => onChange({ sentiment })} />
        <ChoicePill name="Success" value={filters.successful} options={successes} onChange={successful => onChange({ successful })} />
        <DurationPill min={filters.minSeconds} max={filters.maxSeconds} onChange={(minSeconds, maxSeconds) => onChange({ minSeconds, maxSeconds })} />
        <NumberPill value={filters.number} onChange={number => onChange({ number })} />
        <ChoicePill name="Status" value={filters.status} options={statuses} onChange={status => onChange({ status })} />
        {isFiltered(filters) && <Button size="sm" variant="ghost" onClick={() => onChange(noFilters)}>Clear all</Button>}
      </div>
    </div>
  )
}

const pauseMs = 250

/** Asks when the typing pauses. */
function WordSearch({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    // The address changed by other means: back, a link, "clear all".
    setKnown(value)
    if (value !== text.trim()) setText(value)
  }
  const send = useEffectEvent((next: string) => next !== value && onValue(next))
  useEffect(() => {
    const timer = setTimeout(() => send(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return <SearchInput label="Search transcripts and summaries" placeholder="Search transcripts and summaries" maxLength={200} value={text} onValue={setText} className="max-w-xl" />
}
