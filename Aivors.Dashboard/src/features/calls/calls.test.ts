import { expect, test } from 'vitest'
import type { LiveCall } from '@/shared/live/facts'
import type { Call, Page, Pages } from './api/getCalls'
import { heardAt, itemsOf, readable, type Turn } from './detail/turns'
import { textOf } from './detail/textOf'
import { webAddress } from './detail/webAddress'
import { withFact, withHead } from './list/livePages'
import { nearMatch } from './list/nearMatch'
import { secondsIn } from './list/secondsIn'
import { conditionsOf, exportAddress, filtersIn, listStateIn } from './state'

test('an address is read as filters, and what does not fit is as good as absent', () => {
  expect(listStateIn({ period: '7d', outcome: 'failed', successful: true, minSeconds: 30, maxSeconds: -1, number: 4155, direction: 'sideways', sort: 'magic', order: 'asc' }))
    .toEqual({ period: '7d', outcome: 'failed', successful: 'true', minSeconds: 30, number: '4155', sort: 'at', order: 'asc' })
  expect(filtersIn({ from: '2026-11-01', to: '2026-11-02' })).toEqual({ period: 'custom', from: '2026-11-01', to: '2026-11-02' })
  expect(filtersIn({})).toEqual({})
})

test('filters become the Api\'s conditions, the period as days', () => {
  expect(conditionsOf({ period: '7d', minSeconds: 5, number: '41', q: 'a b' }, '2026-11-26')).toEqual({ from: '2026-11-20', to: '2026-11-26', minSeconds: '5', q: 'a b' })
  expect(exportAddress({ q: 'a&b' }, 'u1')).toBe('/api/calls/export?userId=u1&q=a%26b')
})

test.each([['', null], ['90', 90], ['1:30', 90], ['1:02:03', 3723], ['abc', undefined], ['1:99', undefined], ['-5', undefined]])('%j is %j seconds', (text, seconds) => {
  expect(secondsIn(text)).toBe(seconds)
})

const call = (callId: string, minute: number) => ({ callId, callStartTime: `2026-11-26T10:${String(minute).padStart(2, '0')}:00Z`, status: 'ended', durationSeconds: 1 }) as Call
const page = (calls: Call[], hasMore = true): Page => ({ calls, hasMore, limit: 100, nextCursor: hasMore ? 'c' : null, total: calls.length, totalIsAtLeast: false })
const pages = (...all: Page[]): Pages => ({ pages: all, pageParams: all.map((_, index) => (index === 0 ? null : 'c')) })
const idsOf = (list: Pages | undefined) => list?.pages.map(one => one.calls.map(({ callId }) => callId))

test('a fact changes its call where it stands, and only that', () => {
  const before = pages(page([call('b', 2), call('a', 1)]))
  const after = withFact(before, { callId: 'a', status: 'ongoing', outcome: null, durationSeconds: 0 } as LiveCall)
  expect(after?.pages[0]?.calls.map(({ status }) => status)).toEqual(['ended', 'ongoing'])
  expect(withFact(before, { callId: 'z' } as LiveCall)).toBe(before)
})

test('a head read anew puts new calls first, drops what fits no more, and keeps what is older', () => {
  const before = pages(page([call('d', 4), call('c', 3), call('b', 2)]), page([call('a', 1)], false))
  expect(idsOf(withHead(before, page([call('e', 5), call('d', 4)])))).toEqual([['e', 'd', 'c', 'b'], ['a']])
  expect(idsOf(withHead(before, page([call('e', 5), call('c', 3)])))).toEqual([['e', 'c', 'b'], ['a']])
})

test('a head that does not reach the known ones begins the list again', () => {
  const before = pages(page([call('a', 1)]))
  expect(idsOf(withHead(before, page([call('y', 9), call('x', 8)])))).toEqual([['y', 'x']])
  expect(idsOf(withHead(before, page([], false)))).toEqual([[]])
})

const turn = (kind: string, more: Partial<Turn> = {}): Turn => ({ kind, text: null, atSeconds: null, endSeconds: null, name: null, arguments: null, successful: null, toolCallId: null, ...more })

test('a tool\'s result stands with its call, wherever it came', () => {
  const items = itemsOf([
    turn('agent', { atSeconds: 0 }), turn('tool_call', { toolCallId: '1', name: 'book' }), turn('agent', { atSeconds: 4 }),
    turn('tool_result', { toolCallId: '1', successful: true }), turn('tool_result', { toolCallId: 'lost' }), turn('user', { atSeconds: 6 }), turn('user', { atSeconds: 8 }), turn('node', { name: 'End' }),
  ])
  expect(items.map(item => item.type)).toEqual(['said', 'tool', 'said', 'tool', 'said', 'said', 'note'])
  expect(items[1]).toMatchObject({ call: { name: 'book' }, result: { successful: true } })
  expect(items[5]).toMatchObject({ goesOn: true })
  expect([heardAt(items, 5), heardAt(items, 7), heardAt(items, 100), heardAt([], 1)]).toEqual([2, 4, 5, -1])
})

test.each([['https://a.example/r.wav', 'https://a.example/r.wav'], ['http://a.example/', null], ['javascript:alert(1)', null], ['data:text/html,x', null], ['nonsense', null], [null, null]])('%j is played as %j', (text, address) => {
  expect(webAddress(text)).toBe(address)
})

test('values of the analysis as text', () => {
  expect([textOf(null), textOf(true), textOf(3), textOf(['a', 2]), textOf([]), textOf({ a: 1 })]).toEqual(['–', 'Yes', '3', 'a, 2', '–', '{\n  "a": 1\n}'])
  expect([readable('{"a":1}'), readable('not json')]).toEqual(['{\n  "a": 1\n}', 'not json'])
})

test('a fragment begins shortly before its match', () => {
  expect(nearMatch('short \uE000hit\uE001')).toBe('short \uE000hit\uE001')
  expect(nearMatch(`${'word '.repeat(20)}\uE000hit\uE001`)).toBe(`…${'word '.repeat(6)}\uE000hit\uE001`)
})
