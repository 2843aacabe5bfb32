import { expect, test } from 'vitest'
import { numberIn, oneOf, textIn, withChanges } from './useUrlState'

test('empty values leave the address', () => {
  expect(withChanges({ a: 1, b: 'x', c: true }, { a: null, b: '', d: 0 })).toEqual({ c: true, d: 0 })
})

test('what does not fit is as good as absent', () => {
  const search = { n: 12, t: 'abc', bad: {}, wrong: 'nope', number: 415555 }
  expect([numberIn(search, 'n'), numberIn(search, 't'), textIn(search, 'bad'), textIn(search, 'number'), oneOf(search, 'wrong', ['yes']), oneOf(search, 't', ['abc'])])
    .toEqual([12, undefined, undefined, '415555', undefined, 'abc'])
})
