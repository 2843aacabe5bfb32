import { api, dataOf, type Schema } from '@/shared/api/client'

export type Entry = Schema<'LedgerEntryForm'>
export type LedgerPage = Schema<'LedgerForm'>

/** Days of the tenant's, both included. */
export type LedgerFilter = { userId?: string; kind?: string; from?: string; to?: string }

export const getLedger = (filter: LedgerFilter, cursor: string | undefined, signal?: AbortSignal): Promise<LedgerPage> =>
  dataOf(api.GET('/api/credits/ledger', { params: { query: { ...filter, cursor, limit: '50' } }, signal }))

/** The same as CSV, for a link. */
export function ledgerExportUrl(filter: LedgerFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return `/api/credits/ledger/export${query.size > 0 ? `?${query}` : ''}`
}
