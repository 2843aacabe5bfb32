import type { Tone } from '@/shared/ui/Badge'
import { humanized } from '@/shared/format/words'
import type { Entry, LedgerPage } from './api/getLedger'

// Pure: how entries of the ledger are named, grouped and joined.

export const groupNames = ['all', 'charges', 'credits', 'agents', 'account'] as const

export type Group = (typeof groupNames)[number]

/** What `kind` of the Api's each group stands for. */
export const kindsOf: Record<Group, string | undefined> = {
  all: undefined,
  charges: 'call_charged,call_corrected',
  credits: 'credits_granted,credits_adjusted',
  agents: 'agent_connected,agent_disconnected',
  account: 'tenant_changed',
}

const words = new Map<string, { label: string; tone: Tone }>([
  ['call_charged', { label: 'Call charged', tone: 'neutral' }],
  ['call_corrected', { label: 'Charge corrected', tone: 'warning' }],
  ['call_started', { label: 'Call started', tone: 'accent' }],
  ['call_enriched', { label: 'Call completed', tone: 'neutral' }],
  ['call_erased', { label: 'Call erased', tone: 'danger' }],
  ['credits_granted', { label: 'Credits added', tone: 'positive' }],
  ['credits_adjusted', { label: 'Credits adjusted', tone: 'warning' }],
  ['agent_connected', { label: 'Agent connected', tone: 'positive' }],
  ['agent_disconnected', { label: 'Agent disconnected', tone: 'neutral' }],
  ['tenant_changed', { label: 'Settings changed', tone: 'neutral' }],
  ['reconciled', { label: 'Compared with Retell', tone: 'neutral' }],
])

export const kindWord = (kind: string) => words.get(kind) ?? { label: humanized(kind), tone: 'neutral' as Tone }

/** Seconds of credit as credits, to two decimals. */
export const creditsOf = (seconds: number) => Math.round(seconds / 0.6) / 100

/** What an entry was about, as far as its data tells in a text. */
export function detailOf(entry: Entry): string | null {
  const data = (typeof entry.data === 'object' && entry.data !== null ? entry.data : {}) as Record<string, unknown>
  const text = (name: string) => (typeof data[name] === 'string' && data[name] !== '' ? data[name] : null)
  if (text('reason')) return text('reason')
  if (text('agent_id')) return text('agent_id')
  if (entry.kind !== 'tenant_changed') return null
  const said = [
    text('time_zone') && `Time zone ${text('time_zone')}`, text('status') && `Status ${text('status')}`,
    text('plan') && `Plan ${text('plan')}`, text('name') && `Name ${text('name')}`,
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : null
}

/**
 * Puts what came meanwhile before the pages that are loaded: entries never change, so only those with higher numbers are new.
 * Null when there is a gap between, and all has to be loaded again.
 */
export function withNewest(pages: readonly LedgerPage[], newest: LedgerPage): LedgerPage[] | null {
  const [first, ...others] = pages
  if (!first) return null
  const known = pages.flatMap(page => page.entries)[0]?.seq ?? -1
  const fresh = newest.entries.filter(entry => entry.seq > known)
  if (fresh.length === 0) return [...pages]
  if (fresh.length === newest.entries.length && newest.hasMore) return null
  return [{ ...first, entries: [...fresh, ...first.entries] }, ...others]
}
