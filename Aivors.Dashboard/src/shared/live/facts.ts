/** What the stream tells; see docs/api.md, Live. */
export type LiveCredits = { availableCredits: number; overdraftCredits: number; lowBalance: boolean; stopWorkflow: boolean }

export type RunningCall = { callId: string; agentId: string; agentName: string | null; startedAt: string; phoneNumber: string | null; direction: string | null }

export type LiveCall = {
  callId: string
  agentId: string
  status: string
  outcome: string | null
  direction: string | null
  phoneNumber: string | null
  durationSeconds: number | null
  chargedSeconds: number | null
  at: string
  eventType: string
}

export type LiveFact = {
  seq: number
  at: string
  kind: string
  callId: string | null
  agentId: string | null
  amountSeconds: number
  balanceSeconds: number
  credits: LiveCredits
  call: LiveCall | null
}

export type LiveHello = { headSeq: number; balanceSeconds: number; credits: LiveCredits; runningCalls: RunningCall[] }

/**
 * `hello` after each connecting, `fact` for what happened, `reset` when something may have been missed (load again), `poll` now
 * and then while there is no stream.
 */
export type LiveEvent =
  | { type: 'hello'; hello: LiveHello }
  | { type: 'fact'; fact: LiveFact }
  | { type: 'reset' }
  | { type: 'poll' }

export type LiveStatus = 'connecting' | 'live' | 'polling' | 'paused'
