// The four routes of the card, with nothing but fetch: it must work in an application that has none of the dashboard's parts.

export type ConnectedAgent = { agentId: string; aiStatus: string; connectedAt: string }

export type AgentStatus = { isConnected: boolean; agentId: string | null; aiStatus: string; agents: ConnectedAgent[] }

/** Where Retell sends an agent's webhooks, and where it did before. */
export type WebhookAddress = { webhookUrl: string | null; earlierUrl: string | null }

/** `pending`: it waits for an admin. */
export type ConnectOutcome = 'connected' | 'pending'

export type Send = (request: Request) => Promise<Response>

type Body = { message?: string; error?: string; tokenExpired?: boolean; data?: unknown }

const bodyOf = async (response: Response): Promise<Body> => response.json().catch(() => ({}))

/** fetch, and once more after the session was renewed when its token is past its time. */
export const renewingSend = (apiBase: string): Send => async request => {
  const again = request.clone()
  const response = await fetch(request)
  if (response.status !== 401 || !(await bodyOf(response.clone())).tokenExpired) return response
  const renewed = await fetch(`${apiBase}/api/auth/refresh`, { method: 'POST', credentials: 'include' })
  return renewed.ok || (await bodyOf(renewed.clone())).tokenExpired ? fetch(again) : response
}

async function ask(send: Send, request: Request): Promise<{ status: number; body: Body }> {
  let response: Response
  try {
    response = await send(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new Error('The server cannot be reached. Please try again in a moment.')
  }
  const body = await bodyOf(response)
  if (!response.ok) {
    throw new Error(body.error ?? body.message ?? (response.status === 401 ? 'Please sign in again.' : `The server could not do this (status ${response.status}).`))
  }
  return { status: response.status, body }
}

export function agentRoutes(apiBase: string, send: Send) {
  const request = (path: string, init: RequestInit = {}) => new Request(new URL(apiBase + path, window.location.href), { credentials: 'include', ...init })
  return {
    status: async (signal: AbortSignal): Promise<AgentStatus> => (await ask(send, request('/api/retell/agent-status', { signal }))).body.data as AgentStatus,
    connect: async (agentId: string): Promise<ConnectOutcome> => {
      const { status } = await ask(send, request('/api/retell/connect-agent', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ agentId }),
      }))
      return status === 202 ? 'pending' : 'connected'
    },
    setWebhook: async (agentId: string): Promise<WebhookAddress> =>
      (await ask(send, request(`/api/retell/agents/${encodeURIComponent(agentId)}/webhook-address`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}',
      }))).body.data as WebhookAddress,
    disconnect: async (agentId: string): Promise<void> => {
      await ask(send, request(`/api/retell/disconnect-agent?agentId=${encodeURIComponent(agentId)}`, { method: 'DELETE' }))
    },
  }
}

/** What is wrong with an id before it is sent; the Api decides. */
export function wrongWith(agentId: string): string | null {
  if (agentId === '') return 'Please give the id of your Retell agent.'
  if (/\s/.test(agentId)) return 'An agent id has no blanks. Copy it once more from Retell.'
  return /^[!-~]{1,128}$/.test(agentId) ? null : 'An agent id has 1 to 128 letters, digits and signs.'
}
