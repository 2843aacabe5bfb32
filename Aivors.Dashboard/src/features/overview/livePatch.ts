import type { LiveCredits, LiveFact, RunningCall } from '@/shared/live/facts'
import type { Overview } from './api/getOverview'
import type { Running } from './api/getRunningCalls'

// What a fact says by itself is shown before the counters are read again.

/** The balance after a fact. Pure. */
export function withBalance(overview: Overview | undefined, credits: LiveCredits, balanceSeconds: number): Overview | undefined {
  if (!overview) return overview
  const { availableCredits, overdraftCredits, lowBalance, stopWorkflow } = credits
  return { ...overview, credits: { ...overview.credits, availableCredits, overdraftCredits, lowBalance, stopWorkflow, creditsRemaining: availableCredits, balanceSeconds } }
}

/** The calls that run after a fact: one that is over leaves at once, a new one stands first. Pure. */
export function withFact(running: Running | undefined, { call }: LiveFact): Running | undefined {
  if (!running || !call) return running
  const known = running.calls.some(one => one.callId === call.callId)
  if (call.status !== 'ongoing') return known ? { calls: running.calls.filter(one => one.callId !== call.callId) } : running
  if (known) return running
  const { callId, agentId, phoneNumber, direction, at } = call
  const begun: RunningCall = { callId, agentId, agentName: null, startedAt: at, phoneNumber, direction }
  return { calls: [begun, ...running.calls] }
}
