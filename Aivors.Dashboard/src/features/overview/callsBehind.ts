import { addDays, daysBetween } from '@/shared/format/days'
import type { Search } from '@/shared/routing/useUrlState'

type Days = { from: string; to: string }

/** The filters of the list of calls that a number counts; what narrows the page narrows the list. Pure. */
export const callsOf = ({ from, to }: Days, agentId: string | undefined, more: Search = {}): Search => ({
  period: 'custom', from, to, ...(agentId ? { agentId } : {}), ...more,
})

/** The days of a period that fall on a weekday (1 is Monday), latest first. Pure. */
export function daysOn(weekday: number, { from, to }: Days): string[] {
  const first = new Date(`${from}T00:00Z`).getUTCDay() || 7
  const start = addDays(from, (weekday - first + 7) % 7)
  const weeks = start > to ? 0 : Math.floor((daysBetween(start, to) - 1) / 7) + 1
  return Array.from({ length: weeks }, (_, index) => addDays(start, index * 7)).reverse()
}
