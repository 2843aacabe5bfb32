import { oneOf, textIn, type Search } from '@/shared/routing/useUrlState'
import { addDays, daysBetween, isDay, startOfMonth } from './days'

export const periodNames = ['today', '7d', '28d', '90d', 'month', 'custom'] as const

export type PeriodName = (typeof periodNames)[number]

/** `from` and `to` are there exactly when it is custom. */
export type Period = { period: PeriodName; from?: string; to?: string }

export const longestPeriodDays = 366

/** Reads a period from the address; what does not fit gives the usual one. */
export function periodIn(search: Search, usual: PeriodName = '28d'): Period {
  const period = oneOf(search, 'period', periodNames) ?? usual
  if (period !== 'custom') return { period }
  const [from, to] = [textIn(search, 'from'), textIn(search, 'to')]
  return isDay(from) && isDay(to) && from <= to && daysBetween(from, to) <= longestPeriodDays ? { period, from, to } : { period: usual === 'custom' ? '28d' : usual }
}

/** The days of a period, both included, seen from the tenant's today. */
export function daysOf(period: Period, today: string): { from: string; to: string } {
  switch (period.period) {
    case 'custom': return { from: period.from ?? today, to: period.to ?? today }
    case 'today': return { from: today, to: today }
    case 'month': return { from: startOfMonth(today), to: today }
    default: return { from: addDays(today, 1 - Number.parseInt(period.period, 10)), to: today }
  }
}
