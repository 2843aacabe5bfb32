import { verdictNames, verdictWord } from '@/shared/format/words'
import { Button } from '@/shared/ui/Button'
import { FilterInput } from '@/shared/ui/FilterInput'
import { Input, Select } from '@/shared/ui/Input'
import type { DeliveryFilters } from './filters'

type Props = { filters: DeliveryFilters; change: (changes: Partial<Record<keyof DeliveryFilters, unknown>>, options?: { replace?: boolean }) => unknown }

export function DeliveryFiltersBar({ filters, change }: Props) {
  const { verdict, agentId, callId, from, to } = filters
  return (
    <div role="search" aria-label="Deliveries" className="mb-3 flex flex-wrap items-center gap-2">
      <Select aria-label="Verdict" className="h-8 w-auto" value={verdict ?? ''} onChange={event => change({ verdict: event.target.value, cursor: null })}>
        <option value="">Any verdict</option>
        {verdictNames.map(name => <option key={name} value={name}>{verdictWord(name).label}</option>)}
      </Select>
      <FilterInput label="Agent id" placeholder="Agent id" className="w-full sm:w-52" value={agentId ?? ''} onValue={value => change({ agentId: value, cursor: null }, { replace: true })} />
      <FilterInput label="Call id" placeholder="Call id" className="w-full sm:w-52" value={callId ?? ''} onValue={value => change({ callId: value, cursor: null }, { replace: true })} />
      <span className="flex w-full items-center gap-1.5 text-xs text-ink-3 sm:w-auto">
        <Input type="date" aria-label="From day" className="h-8 w-full min-w-0 px-2 sm:w-auto" max={to} value={from ?? ''} onChange={event => change({ from: event.target.value, cursor: null })} />
        to
        <Input type="date" aria-label="To day" className="h-8 w-full min-w-0 px-2 sm:w-auto" min={from} value={to ?? ''} onChange={event => change({ to: event.target.value, cursor: null })} />
      </span>
      {(verdict || agentId || callId || from || to) && (
        <Button variant="ghost" onClick={() => change({ verdict: null, agentId: null, callId: null, from: null, to: null, cursor: null })}>Clear</Button>
      )}
    </div>
  )
}
