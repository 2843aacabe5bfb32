import { expect, test } from 'vitest'
import type { Entry, LedgerPage } from './api/getLedger'
import { ledgerExportUrl } from './api/getLedger'
import { creditsOf, detailOf, withNewest } from './entries'

const entry = (seq: number, more: Partial<Entry> = {}): Entry =>
  ({ seq, at: '2026-11-26T10:00:00Z', kind: 'call_charged', callId: `call_${seq}`, amountSeconds: -60, balanceSeconds: 600, rule: null, data: null, actor: 'n8n', ...more }) as Entry
const page = (seqs: number[], hasMore = false): LedgerPage => ({ userId: 'u', entries: seqs.map(seq => entry(seq)), limit: 50, hasMore, nextCursor: hasMore ? 'c' : null })
const seqs = (pages: LedgerPage[] | null) => pages?.map(one => one.entries.map(each => each.seq))

test('new entries go to the front, once', () => {
  const pages = [page([3, 2], true), page([1])]
  expect(seqs(withNewest(pages, page([5, 4, 3, 2], true)))).toEqual([[5, 4, 3, 2], [1]])
  expect(seqs(withNewest(pages, page([3, 2], true)))).toEqual([[3, 2], [1]])
})

test('a gap between them is not papered over', () => {
  expect(withNewest([page([3, 2])], page([9, 8], true))).toBeNull()
  expect(seqs(withNewest([page([])], page([2, 1])))).toEqual([[2, 1]])
  expect(withNewest([], page([1]))).toBeNull()
})

test('an entry says what it was about', () => {
  expect(detailOf(entry(1, { kind: 'credits_granted', data: { reason: 'welcome' } as never }))).toBe('welcome')
  expect(detailOf(entry(1, { kind: 'tenant_changed', data: { time_zone: 'Europe/Berlin', status: null } as never }))).toBe('Time zone Europe/Berlin')
  expect(detailOf(entry(1))).toBeNull()
})

test('amounts and the link of the export', () => {
  expect([creditsOf(-120), creditsOf(90), creditsOf(50)]).toEqual([-2, 1.5, 0.83])
  expect(ledgerExportUrl({ kind: 'call_charged', from: undefined, to: '' })).toBe('/api/credits/ledger/export?kind=call_charged')
})
