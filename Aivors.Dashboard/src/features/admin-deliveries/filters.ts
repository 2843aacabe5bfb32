import { addDays, isDay } from '@/shared/format/days'
import { verdictNames } from '@/shared/format/words'
import { oneOf, textIn, type Search } from '@/shared/routing/useUrlState'

export type DeliveryFilters = {
  verdict: string | undefined
  agentId: string | undefined
  callId: string | undefined
  /** Days of the reader's own, both included. */
  from: string | undefined
  to: string | undefined
  cursor: string | undefined
}

const dayInSearch = (search: Search, name: string) => {
  const text = textIn(search, name)
  return isDay(text) ? text : undefined
}

/** Pure: the list's state out of the address. */
export const filtersIn = (search: Search): DeliveryFilters => ({
  verdict: oneOf(search, 'verdict', verdictNames),
  agentId: textIn(search, 'agentId'),
  callId: textIn(search, 'callId'),
  from: dayInSearch(search, 'from'),
  to: dayInSearch(search, 'to'),
  cursor: textIn(search, 'cursor'),
})

/** Pure: the instants that days mean to the Api, which takes what was received from `from` on and before `to`. */
export const instantsOf = ({ from, to }: { from?: string; to?: string }) => ({
  from: from && new Date(`${from}T00:00`).toISOString(),
  to: to && new Date(`${addDays(to, 1)}T00:00`).toISOString(),
})

/** What can be applied again. */
export const canReplay = (verdict: string) => verdict === 'quarantined' || verdict === 'rejected'
