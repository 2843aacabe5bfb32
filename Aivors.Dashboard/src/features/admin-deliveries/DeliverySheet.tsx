import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/shared/format/useFormat'
import { humanized, verdictWord } from '@/shared/format/words'
import { Badge } from '@/shared/ui/Badge'
import { CopyButton } from '@/shared/ui/CopyButton'
import { DescriptionList } from '@/shared/ui/DescriptionList'
import { Sheet } from '@/shared/ui/Dialog'
import { callHistoryQuery } from './api/getCallHistory'
import type { Delivery } from './api/listDeliveries'
import { CallHistory } from './CallHistory'
import { OpenCall } from './OpenCall'

const code = (text: string | null) => text && <span className="flex items-center gap-1"><code className="min-w-0 font-mono text-xs break-all">{text}</code><CopyButton text={text} /></span>

/** One delivery with the history of its call. */
export function DeliverySheet({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const format = useFormat()
  const { callId } = delivery
  const { data: history } = useQuery({ ...callHistoryQuery(callId ?? ''), enabled: callId !== null })
  const word = verdictWord(delivery.verdict)
  return (
    <Sheet
      open onOpenChange={open => !open && onClose()} title={delivery.eventType ? humanized(delivery.eventType) : 'Delivery'} description={format.full(delivery.receivedAt)}
      footer={callId && history?.routing && <OpenCall callId={callId} />}
    >
      <DescriptionList
        items={[
          { term: 'Verdict', value: <Badge tone={word.tone}>{word.label}</Badge> },
          { term: 'Reason', value: delivery.reason && <span dir="auto">{humanized(delivery.reason)}</span> },
          { term: 'Agent', value: code(delivery.agentId) },
          { term: 'Call', value: code(callId) },
          { term: 'Door', value: delivery.proof ? `${delivery.door}, ${delivery.proof}` : delivery.door },
          { term: 'Ledger entry', value: delivery.seq },
          { term: 'Trace', value: code(delivery.traceId) },
        ]}
      />
      {callId && <CallHistory callId={callId} current={delivery.deliveryId} />}
    </Sheet>
  )
}
