import { daysOf, periodIn, type Period } from '@/shared/format/period'
import { numberIn, oneOf, textIn, type Search } from '@/shared/routing/useUrlState'

// What the list shows, as it stands in the address. Pure.

export const directions = ['inbound', 'outbound'] as const
export const statuses = ['ongoing', 'ended'] as const
export const judgements = ['true', 'false'] as const
export const sortNames = ['at', 'duration', 'charged'] as const

export type Filters = {
  /** None: of all times. */
  period?: Period['period']
  from?: string
  to?: string
  agentId?: string
  direction?: string
  outcome?: string
  sentiment?: string
  successful?: string
  status?: string
  minSeconds?: number
  maxSeconds?: number
  number?: string
  q?: string
}

export type ListState = Filters & { sort: (typeof sortNames)[number]; order: 'asc' | 'desc' }

const wholeIn = (search: Search, name: string) => {
  const value = numberIn(search, name)
  return value !== undefined && Number.isInteger(value) && value >= 0 && value < 1e7 ? value : undefined
}

export function filtersIn(search: Search): Filters {
  const days = textIn(search, 'period') ? search : search['from'] && search['to'] ? { ...search, period: 'custom' } : null
  const filters: Filters = {
    ...(days && periodIn(days)),
    agentId: textIn(search, 'agentId'),
    direction: oneOf(search, 'direction', directions),
    outcome: textIn(search, 'outcome'),
    sentiment: textIn(search, 'sentiment'),
    successful: oneOf(search, 'successful', judgements),
    status: oneOf(search, 'status', statuses),
    minSeconds: wholeIn(search, 'minSeconds'),
    maxSeconds: wholeIn(search, 'maxSeconds'),
    number: textIn(search, 'number'),
    q: textIn(search, 'q')?.slice(0, 200),
  }
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Filters
}

export const listStateIn = (search: Search): ListState => ({
  ...filtersIn(search),
  sort: oneOf(search, 'sort', sortNames) ?? 'at',
  order: oneOf(search, 'order', ['asc', 'desc'] as const) ?? 'desc',
})

export const noFilters: Record<keyof Filters, null> = {
  period: null, from: null, to: null, agentId: null, direction: null, outcome: null, sentiment: null, successful: null, status: null,
  minSeconds: null, maxSeconds: null, number: null, q: null,
}

/** Filters as an address has them, for links that keep them. */
export const filtersOnly = (state: Filters): Search => Object.fromEntries(Object.keys(noFilters).flatMap(name => {
  const value = state[name as keyof Filters]
  return value === undefined ? [] : [[name, value]]
}))

export type Conditions = Partial<Record<'from' | 'to' | 'agentId' | 'direction' | 'outcome' | 'sentiment' | 'successful' | 'status' | 'minSeconds' | 'maxSeconds' | 'number' | 'q', string>>

/** Filters as the Api takes them: a period as days, seen from the tenant's today. */
export function conditionsOf(filters: Filters, today: string): Conditions {
  const { period, from, to, agentId, direction, outcome, sentiment, successful, status, minSeconds, maxSeconds, number, q } = filters
  const conditions = {
    ...(period && daysOf({ period, from, to }, today)),
    agentId, direction, outcome, sentiment, successful, status, minSeconds: minSeconds?.toString(), maxSeconds: maxSeconds?.toString(), number: askable(number), q,
  }
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined && value !== ''))
}

/** The Api wants 3 to 20 digits; while fewer are typed nothing is asked. */
export function askable(number: string | undefined): string | undefined {
  const digits = number?.replaceAll(/\D/g, '').length ?? 0
  return digits >= 3 && digits <= 20 ? number : undefined
}

export const isFiltered = (filters: Filters) => Object.keys(filtersOnly(filters)).length > 0

export const exportAddress = (conditions: Conditions, userId: string | undefined) =>
  `/api/calls/export?${new URLSearchParams({ ...(userId ? { userId } : {}), ...conditions })}`
