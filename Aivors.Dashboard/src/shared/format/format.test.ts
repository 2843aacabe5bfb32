import { expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, isDay } from './days'
import { duration, makeFormat } from './format'
import { daysOf, periodIn } from './period'

const berlin = makeFormat('Europe/Berlin', 'en-GB')

test('an instant is shown in the tenant\'s time zone, a day as it is named', () => {
  expect(berlin.dateTime('2026-11-26T23:30:00Z')).toBe('27 Nov, 0:30')
  expect(berlin.day('2026-11-26')).toBe('26 Nov')
  expect(makeFormat('America/Los_Angeles', 'en-US').day('2026-11-26')).toBe('Nov 26')
  expect(berlin.weekday(1)).toBe('Mon')
})

test('what is not known is a dash, and an unknown time zone does not break the page', () => {
  expect([berlin.number(null), berlin.date(undefined), berlin.percent(null), duration(null)]).toEqual(['–', '–', '–', '–'])
  expect(makeFormat('Mars/Olympus', 'en-GB').timeZone).toBeUndefined()
})

test.each([[0, '0:00'], [61.4, '1:01'], [3723, '1:02:03'], [-5, '0:00'], [Number.NaN, '–']])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

test.each([[-10, '10 seconds ago'], [-120, '2 minutes ago'], [-86_400, 'yesterday'], [2 * 86_400, 'in 2 days'], [-800 * 86_400, '2 years ago']])('%d s from now is %s', (seconds, text) => {
  const now = Date.UTC(2026, 10, 26)
  expect(berlin.ago(now + seconds * 1000, now)).toBe(text)
})

test('numbers as the locale writes them', () => {
  expect([berlin.number(12_345), berlin.percent(0.734), berlin.signedPercent(0.12), berlin.bytes(1_500_000)]).toEqual(['12,345', '73%', '+12%', '1.5 MB'])
})

test('days are names: no clock change and no time zone moves them', () => {
  expect([addDays('2026-03-28', 2), addDays('2028-02-28', 1), daysBetween('2026-10-24', '2026-10-26')]).toEqual(['2026-03-30', '2028-02-29', 3])
  expect([isDay('2026-02-30'), isDay('2026-2-3'), isDay(undefined), isDay('2026-02-28')]).toEqual([false, false, false, true])
  expect(dayIn('Pacific/Auckland', new Date('2026-11-26T12:00:00Z'))).toBe('2026-11-27')
})

test.each([
  [{}, { period: '28d' }],
  [{ period: 'custom', from: '2026-11-01', to: '2026-11-03' }, { period: 'custom', from: '2026-11-01', to: '2026-11-03' }],
  [{ period: 'custom', from: '2026-11-03', to: '2026-11-01' }, { period: '28d' }],
  [{ period: 'custom', from: '2020-01-01', to: '2026-11-01' }, { period: '28d' }],
  [{ period: '<script>' }, { period: '28d' }],
])('an address with %j shows %j', (search, period) => {
  expect(periodIn(search)).toEqual(period)
})

test('the days of a period, seen from today', () => {
  expect(daysOf({ period: '7d' }, '2026-11-26')).toEqual({ from: '2026-11-20', to: '2026-11-26' })
  expect(daysOf({ period: 'month' }, '2026-11-26')).toEqual({ from: '2026-11-01', to: '2026-11-26' })
  expect(daysOf({ period: 'today' }, '2026-11-26')).toEqual({ from: '2026-11-26', to: '2026-11-26' })
})
