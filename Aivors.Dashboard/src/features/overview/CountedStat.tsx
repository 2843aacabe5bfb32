import type { ReactNode } from 'react'
import { PageLink } from '@/shared/routing/PageLink'
import type { Search } from '@/shared/routing/useUrlState'
import { Stat, type Delta } from '@/shared/ui/Stat'
import { Fresh } from './Fresh'

type Props = {
  label: string
  /** As shown; null while it is not known. */
  value: string | null
  unit?: string
  delta?: Delta | null
  definition: string
  scope: string
  search: Search
  chart?: ReactNode
}

/** A number that says how it is reckoned and leads to its calls. */
export const CountedStat = ({ label, value, scope, search, ...rest }: Props) => (
  <Stat
    label={label}
    value={value === null ? null : <Fresh value={value} scope={scope}>{value}</Fresh>}
    link={children => <PageLink path="/calls" search={search} className="rounded-md hover:text-accent-ink" aria-label={`${label}: ${value ?? ''}${rest.unit ? ` ${rest.unit}` : ''}: show the calls`}>{children}</PageLink>}
    {...rest}
  />
)
