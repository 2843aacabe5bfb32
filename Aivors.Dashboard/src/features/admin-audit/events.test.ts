import { expect, test } from 'vitest'
import { detailsOf, eventWord } from './events'

test('an event that nobody knows has its name', () => {
  expect(eventWord('moon_landed')).toEqual({ label: 'Moon landed', tone: 'neutral' })
})

test('details are names and texts, whatever came', () => {
  expect(detailsOf({ commandKey: 'k', minutes: 3, agent_id: '<b>x</b>' })).toEqual([['Command key', 'k'], ['Minutes', '3'], ['Agent id', '<b>x</b>']])
  expect([detailsOf(null), detailsOf('text')]).toEqual([[], []])
})
