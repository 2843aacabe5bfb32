import { expect, test } from 'vitest'
import { resultOf } from './words'

const none = { listed: 12, missing: 0, filled: 0, differing: 0, corrected: 0, extra: 0, failed: 0 }

test('a run says what it found and no more', () => {
  expect(resultOf({ counts: none })).toBe('Nothing to mend')
  expect(resultOf({ counts: { ...none, missing: 3, filled: 2, differing: 1, corrected: 1, failed: 1 } })).toBe('2 filled, 1 still missing, 1 corrected, 1 failed')
})
