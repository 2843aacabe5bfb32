import { humanized } from '@/shared/format/words'
import type { Tone } from '@/shared/ui/Badge'

/** As docs/api.md lists them; an event that is not here is shown by its name all the same. */
export const auditEvents = [
  'sign_up', 'sign_in_succeeded', 'sign_in_failed', 'signed_out', 'signed_out_everywhere', 'session_ended', 'refresh_token_reused',
  'profile_changed', 'password_changed', 'password_change_failed',
  'tenant_opened', 'tenant_changed', 'tenant_viewed', 'credits_granted', 'credits_adjusted',
  'agent_connected', 'agent_disconnected', 'agent_claimed', 'agent_claim_approved', 'agent_claim_refused',
  'workspace_key_stored', 'workspace_previous_key_dropped', 'workspace_removed', 'webhook_address_set',
  'quarantine_released', 'quarantine_discarded', 'delivery_replayed', 'deliveries_replayed', 'reconciliation_requested',
  'call_erased', 'caller_erased', 'books_verified', 'sessions_ended_by_admin',
]

const alarming = new Set(['sign_in_failed', 'refresh_token_reused', 'password_change_failed'])
const weighty = new Set(['quarantine_discarded', 'agent_claim_refused', 'workspace_removed', 'agent_disconnected', 'call_erased', 'caller_erased', 'sessions_ended_by_admin'])
const money = new Set(['credits_granted', 'credits_adjusted'])

/** Pure. */
export const eventWord = (name: string): { label: string; tone: Tone } => ({
  label: humanized(name),
  tone: alarming.has(name) ? 'danger' : weighty.has(name) ? 'warning' : money.has(name) ? 'positive' : name === 'tenant_viewed' ? 'accent' : 'neutral',
})

/** Pure: what an event carries, as names and texts. */
export function detailsOf(data: unknown): [name: string, value: string][] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).map(([name, value]) => [humanized(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()), typeof value === 'string' ? value : JSON.stringify(value)])
}
