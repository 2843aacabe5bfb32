import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ConnectedAgent, WebhookAddress } from './agents'
import { Question } from './Question'

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

type Props = { agent: ConnectedAgent; onDisconnect: () => Promise<void>; onSetWebhook: () => Promise<WebhookAddress> }

export function AgentRow({ agent, onDisconnect, onSetWebhook }: Props) {
  const [asking, setAsking] = useState<'webhook' | 'disconnect' | null>(null)
  const [set, setSet] = useState<WebhookAddress | null>(null)
  const webhook = useRef<HTMLButtonElement>(null)
  const disconnect = useRef<HTMLButtonElement>(null)

  const back = useRef<RefObject<HTMLButtonElement | null>>(null)

  // The buttons are there again only once the question is gone.
  useEffect(() => {
    if (asking) return
    back.current?.current?.focus()
    back.current = null
  }, [asking])
  const leave = (to: RefObject<HTMLButtonElement | null>) => {
    back.current = to
    setAsking(null)
  }
  return (
    <li className="rac-agent">
      <div className="rac-line">
        <span className="rac-dot" aria-hidden />
        <div className="rac-name">
          <code title={agent.agentId}>{agent.agentId}</code>
          <p>{agent.aiStatus} · connected {date.format(new Date(agent.connectedAt))}</p>
        </div>
        {!asking && (
          <div className="rac-acts">
            <button ref={webhook} type="button" className="rac-button" aria-label={`Set webhook of ${agent.agentId}`} onClick={() => setAsking('webhook')}>Set webhook</button>
            <button ref={disconnect} type="button" className="rac-button" aria-label={`Disconnect ${agent.agentId}`} onClick={() => setAsking('disconnect')}>Disconnect</button>
          </div>
        )}
      </div>
      {set && <AddressSet {...set} />}
      {asking === 'webhook' && (
        <Question
          action="Set address" busyAction="Setting…" leave="Leave as it is" onLeave={() => leave(webhook)}
          onDo={async () => {
            setSet(await onSetWebhook())
            leave(webhook)
          }}
        >
          Have Retell send this agent’s webhooks here? Its present webhook address is replaced: an n8n workflow at that address gets nothing any more. You are
          told the earlier address.
        </Question>
      )}
      {asking === 'disconnect' && (
        <Question action="Disconnect agent" busyAction="Disconnecting…" danger leave="Keep" onLeave={() => leave(disconnect)} onDo={onDisconnect}>
          Disconnect this agent? Its next calls are not recorded or charged here, and are kept aside. What was recorded stays.
        </Question>
      )}
    </li>
  )
}

/** Stays while the card does: nobody else remembers the earlier address. */
const AddressSet = ({ webhookUrl, earlierUrl }: WebhookAddress) => (
  <div role="status" className="rac-set">
    <p>Retell sends this agent’s webhooks to <code>{webhookUrl}</code>.</p>
    {earlierUrl === webhookUrl ? <p>It did so before.</p> : <p>{earlierUrl ? <>The earlier address was <code>{earlierUrl}</code>. Note it down if you may want it back.</> : 'There was no address before.'}</p>}
  </div>
)
