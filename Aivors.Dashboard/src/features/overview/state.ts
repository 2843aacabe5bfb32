import { periodIn } from '@/shared/format/period'
import { oneOf, textIn, type Search } from '@/shared/routing/useUrlState'

export const measures = ['calls', 'minutes'] as const

export type Measure = (typeof measures)[number]

/** What the address says about the page. */
export const overviewState = (search: Search) => ({
  ...periodIn(search),
  agentId: textIn(search, 'agentId'),
  show: oneOf(search, 'show', measures) ?? 'calls' as Measure,
})
