import type { TenantChanges } from './api/changeTenant'

type Editable = { name: string; plan: string; timeZone: string; lowBalanceMinutes: number; retentionDays: number }

/** Pure: only what differs, so that the fact in the ledger names what was changed and no more. */
export function changesOf(before: Editable, after: Editable): TenantChanges {
  const names = Object.keys(after) as (keyof Editable)[]
  return Object.fromEntries(names.filter(name => after[name] !== before[name]).map(name => [name, after[name]]))
}
