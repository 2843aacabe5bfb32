import { expect, test } from 'vitest'
import { canReplay, filtersIn, instantsOf } from './filters'

test('what does not fit is as good as absent', () => {
  expect(filtersIn({ verdict: 'lost', from: 'yesterday', to: '2026-02-30', agentId: 'agent_a' }))
    .toEqual({ verdict: undefined, agentId: 'agent_a', callId: undefined, from: undefined, to: undefined, cursor: undefined })
})

test('the last day is included whole', () => {
  const { from, to } = instantsOf({ from: '2026-11-26', to: '2026-11-26' })
  expect(new Date(from!).getDate()).toBe(26)
  expect(new Date(to!).getDate()).toBe(27)
  expect(instantsOf({})).toEqual({ from: undefined, to: undefined })
})

test('only what was not applied can be replayed', () => {
  expect(['recorded', 'enriched', 'duplicate', 'pending', 'quarantined', 'rejected'].filter(canReplay)).toEqual(['quarantined', 'rejected'])
})
