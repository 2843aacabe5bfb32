import { expect, test } from 'vitest'
import { makeFormat } from '@/shared/format/format'
import type { LiveFact } from '@/shared/live/facts'
import type { Overview } from './api/getOverview'
import { callsOf, daysOn } from './callsBehind'
import { countChange, rateChange } from './change'
import { withBalance, withFact } from './livePatch'
import { overviewState } from './state'

const format = makeFormat('UTC', 'en-GB')
const credits = { availableCredits: 98, overdraftCredits: 0, lowBalance: false, stopWorkflow: false }

const fact = (status: string, callId = 'call_1'): LiveFact => ({
  seq: 3, at: '2026-11-26T10:00:00Z', kind: 'call_charged', callId, agentId: 'agent_1', amountSeconds: -120, balanceSeconds: 5880, credits,
  call: { callId, agentId: 'agent_1', status, outcome: null, direction: 'inbound', phoneNumber: '+1', durationSeconds: null, chargedSeconds: null, at: '2026-11-26T10:00:00Z', eventType: 'call_started' },
})

test.each([[12, 10, '+20%', 'up'], [8, 10, '-20%', 'down'], [5, 5, '0%', 'flat']])('%d calls after %d are %s', (now, before, text, direction) => {
  expect(countChange(format, now, before, 'before')).toMatchObject({ text, direction, tone: 'neutral' })
})

test('with nothing before, and without a rate, there is no change to tell', () => {
  expect([countChange(format, 3, 0, ''), rateChange(format, null, 0.5, ''), rateChange(format, 0.5, null, '')]).toEqual([null, null, null])
})

test('rates change in points of what is shown, and are good or bad news', () => {
  expect(rateChange(format, 0.704, 0.651, '', 'up')).toMatchObject({ text: '+5 pts', tone: 'positive' })
  expect(rateChange(format, 0.21, 0.2, '', 'down')).toMatchObject({ text: '+1 pt', tone: 'danger' })
  expect(rateChange(format, 0.2, 0.2, '', 'down')).toMatchObject({ text: '0 pts', tone: 'neutral' })
})

test('the list behind a number has the days, the agent and what is counted', () => {
  expect(callsOf({ from: '2026-11-01', to: '2026-11-26' }, 'agent_1', { outcome: 'voicemail' }))
    .toEqual({ period: 'custom', from: '2026-11-01', to: '2026-11-26', agentId: 'agent_1', outcome: 'voicemail' })
  expect(callsOf({ from: '2026-11-26', to: '2026-11-26' }, undefined)).not.toHaveProperty('agentId')
})

test('the days of a weekday in a period', () => {
  const period = { from: '2026-11-01', to: '2026-11-16' }
  expect(daysOn(7, period)).toEqual(['2026-11-15', '2026-11-08', '2026-11-01'])
  expect(daysOn(1, period)).toEqual(['2026-11-16', '2026-11-09', '2026-11-02'])
  expect(daysOn(2, { from: '2026-11-26', to: '2026-11-26' })).toEqual([])
})

test('a fact changes the balance and leaves the rest', () => {
  const before = { credits: { availableCredits: 100, totalCredits: 100 }, today: '2026-11-26' } as Overview
  expect(withBalance(before, credits, 5880)).toMatchObject({ today: '2026-11-26', credits: { availableCredits: 98, creditsRemaining: 98, totalCredits: 100, balanceSeconds: 5880 } })
  expect(withBalance(undefined, credits, 5880)).toBeUndefined()
})

test('calls that begin and end come and go, each once', () => {
  const begun = withFact({ calls: [] }, fact('ongoing'))
  expect(begun?.calls.map(call => call.callId)).toEqual(['call_1'])
  expect(withFact(begun, fact('ongoing'))).toBe(begun)
  expect(withFact(begun, fact('ended', 'call_2'))).toBe(begun)
  expect(withFact(begun, fact('ended'))).toEqual({ calls: [] })
  expect(withFact(begun, { ...fact('ended'), call: null })).toBe(begun)
})

test('an address with nonsense shows the usual page', () => {
  expect(overviewState({ period: 'x', show: {}, agentId: '' })).toEqual({ period: '28d', agentId: undefined, show: 'calls' })
  expect(overviewState({ period: '7d', show: 'minutes', agentId: 12 })).toEqual({ period: '7d', agentId: '12', show: 'minutes' })
})
