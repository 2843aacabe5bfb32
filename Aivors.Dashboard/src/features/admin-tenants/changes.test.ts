import { expect, test } from 'vitest'
import { changesOf } from './changes'

const before = { name: 'Ada', plan: 'prepaid', timeZone: 'UTC', lowBalanceMinutes: 5, retentionDays: 0 }

test('only what differs is sent', () => {
  expect(changesOf(before, before)).toEqual({})
  expect(changesOf(before, { ...before, lowBalanceMinutes: 0, timeZone: 'Asia/Dubai' })).toEqual({ lowBalanceMinutes: 0, timeZone: 'Asia/Dubai' })
})
