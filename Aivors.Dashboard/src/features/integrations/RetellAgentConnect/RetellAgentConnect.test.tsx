import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { ConnectedAgent } from './agents'
import { RetellAgentConnect } from './RetellAgentConnect'

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

/** An Api with the card's four routes. */
function makeApi(connect: (agentId: string) => Response | null = () => null, setWebhook: () => Response = () => json(500, {})) {
  let agents: ConnectedAgent[] = []
  return async (request: Request) => {
    const url = new URL(request.url)
    if (url.pathname.endsWith('/connect-agent')) {
      const { agentId } = await request.json() as { agentId: string }
      const refused = connect(agentId)
      if (refused) return refused
      agents = [...agents, { agentId, aiStatus: 'Online', connectedAt: '2026-11-26T10:00:00Z' }]
    } else if (url.pathname.endsWith('/agents/agent_1/webhook-address')) return setWebhook()
    else if (url.pathname.endsWith('/disconnect-agent')) agents = agents.filter(agent => agent.agentId !== url.searchParams.get('agentId'))
    return json(200, { success: true, data: { isConnected: agents.length > 0, agentId: agents[0]?.agentId ?? null, aiStatus: agents.length > 0 ? 'Online' : 'Offline', agents } })
  }
}

test('an agent is connected, then disconnected after a question', async () => {
  const onChange = vi.fn()
  const user = userEvent.setup()
  render(<RetellAgentConnect apiBase="https://api.test" send={makeApi()} onChange={onChange} />)
  await user.type(await screen.findByLabelText('Agent id'), ' agent_1 {Enter}')
  expect(await screen.findByText('Online')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Disconnect agent_1' }))
  expect(document.activeElement?.textContent).toBe('Keep')
  await user.click(screen.getByRole('button', { name: 'Disconnect agent' }))
  expect(await screen.findByText('Offline')).toBeTruthy()
  expect(onChange.mock.calls.map(([status]) => status.agents.length)).toEqual([0, 1, 0])
})

test('a refusal stands at the field, and nothing is lost of what was typed', async () => {
  const user = userEvent.setup()
  render(<RetellAgentConnect apiBase="" send={makeApi(() => json(400, { success: false, error: 'This Retell agent is already connected to another account' }))} />)
  const field = await screen.findByLabelText<HTMLInputElement>('Agent id')
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  expect(screen.getByRole('alert').textContent).toContain('Please give the id')
  await user.type(field, 'agent_1{Enter}')
  expect(await screen.findByText('This Retell agent is already connected to another account')).toBeTruthy()
  expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['agent_1', 'true'])
})

test('a claim that waits for an admin says so', async () => {
  const user = userEvent.setup()
  render(<RetellAgentConnect apiBase="" send={makeApi(agentId => json(202, { success: true, data: { agentId, claimId: 'c', status: 'pending' } }))} />)
  await user.type(await screen.findByLabelText('Agent id'), 'agent_1{Enter}')
  expect((await screen.findByText(/waits for approval/)).textContent).toContain('agent_1')
})

test('the webhook address is set after a question, and the earlier one stays in sight', async () => {
  const answers = [
    json(400, { success: false, error: 'No Retell API key is known to set the address with.' }),
    json(200, { success: true, data: { agentId: 'agent_1', webhookUrl: 'https://calls.test/api/retell/webhook', earlierUrl: 'https://n8n.test/webhook/1' } }),
  ]
  const user = userEvent.setup()
  render(<RetellAgentConnect apiBase="" send={makeApi(undefined, () => answers.shift()!)} />)
  await user.type(await screen.findByLabelText('Agent id'), 'agent_1{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Set webhook of agent_1' }))
  expect(document.activeElement?.textContent).toBe('Leave as it is')
  await user.click(screen.getByRole('button', { name: 'Set address' }))
  expect((await screen.findByRole('alert')).textContent).toBe('No Retell API key is known to set the address with.')
  await user.click(screen.getByRole('button', { name: 'Set address' }))
  expect(await screen.findByText('https://n8n.test/webhook/1')).toBeTruthy()
  expect(screen.getByText('https://calls.test/api/retell/webhook')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Set address' })).toBeNull()
})
