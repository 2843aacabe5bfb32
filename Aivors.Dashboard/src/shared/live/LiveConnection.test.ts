import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveEvent, LiveStatus } from './facts'
import { LiveConnection } from './LiveConnection'

class FakeSource extends EventTarget {
  static made: FakeSource[] = []
  readonly url: string
  onerror: (() => void) | null = null
  closed = false

  constructor(url: string) {
    super()
    this.url = url
    FakeSource.made.push(this)
  }

  close() {
    this.closed = true
  }

  say(type: string, data: unknown, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }))
  }
}

let hidden = false
let events: LiveEvent[] = []
let statuses: LiveStatus[] = []
const last = () => FakeSource.made.at(-1)!
const open = (userId?: string, checkSession = async () => true) => {
  const connection = new LiveConnection({ userId, onEvent: event => events.push(event), onStatus: status => statuses.push(status), checkSession })
  connection.open()
  return connection
}
const setHidden = (value: boolean) => {
  hidden = value
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  FakeSource.made = []
  events = []
  statuses = []
  hidden = false
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('resumes after the last fact that it saw', async () => {
  const connection = open('u1')
  expect(last().url).toBe('/api/live?userId=u1')
  last().say('hello', { headSeq: 7 })
  last().say('fact', { seq: 8 }, '8')
  last().onerror?.()
  await vi.advanceTimersByTimeAsync(2000)
  expect(FakeSource.made).toHaveLength(2)
  expect(last().url).toBe('/api/live?userId=u1&lastEventId=8')
  expect(events.map(event => event.type)).toEqual(['hello', 'fact'])
  connection.close()
})

test('goes on from the head that the first hello named, and from the one of a reset', async () => {
  const connection = open()
  last().say('hello', { headSeq: 7 })
  last().onerror?.()
  await vi.advanceTimersByTimeAsync(2000)
  expect(last().url).toBe('/api/live?lastEventId=7')
  last().say('reset', { headSeq: 4000 })
  last().say('end', { reason: 'shutdown' })
  await vi.advanceTimersByTimeAsync(5000)
  expect(last().url).toBe('/api/live?lastEventId=4000')
  connection.close()
})

test('is quiet while nobody looks, and resumes', () => {
  const connection = open()
  last().say('hello', { headSeq: 1 })
  setHidden(true)
  expect(last().closed).toBe(true)
  expect(statuses.at(-1)).toBe('paused')
  setHidden(false)
  expect(FakeSource.made).toHaveLength(2)
  connection.close()
  setHidden(true)
  setHidden(false)
  expect(FakeSource.made).toHaveLength(2)
})

test('polls when the stream fails again and again, and stops when it is back', async () => {
  const connection = open()
  for (let i = 0; i < 3; i++) {
    last().onerror?.()
    await vi.advanceTimersByTimeAsync(40_000)
  }
  expect(statuses).toContain('polling')
  expect(events.some(event => event.type === 'poll')).toBe(true)
  last().say('hello', { headSeq: 1 })
  expect(statuses.at(-1)).toBe('live')
  events = []
  await vi.advanceTimersByTimeAsync(60_000)
  expect(events).toEqual([])
  connection.close()
})

test('does not connect again once the session is over', async () => {
  const connection = open(undefined, async () => false)
  last().say('end', { reason: 'session' })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(FakeSource.made).toHaveLength(1)
  connection.close()
})
