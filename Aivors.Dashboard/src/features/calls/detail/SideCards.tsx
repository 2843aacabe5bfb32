import { useFormat } from '@/shared/format/useFormat'
import { humanized } from '@/shared/format/words'
import { PageLink } from '@/shared/routing/PageLink'
import { Card } from '@/shared/ui/Card'
import { CopyButton } from '@/shared/ui/CopyButton'
import { DescriptionList, type Description } from '@/shared/ui/DescriptionList'
import type { CallDetail } from '../api/getCall'
import { Sentiment } from '../list/cells'
import { RunningClock } from '../RunningClock'
import { textOf } from './textOf'
import { webAddress } from './webAddress'

const Foreign = ({ text }: { text: string | null }) => (text ? <span dir="auto" className="break-words [overflow-wrap:anywhere]">{text}</span> : null)

export const SummaryCard = ({ call }: { call: CallDetail }) => (
  <Card title="Summary">
    <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">
      {call.summary || <span className="text-ink-3">{call.status === 'ongoing' ? 'The summary comes after the call.' : 'Retell gave no summary.'}</span>}
    </p>
  </Card>
)

export function DetailsCard({ call }: { call: CallDetail }) {
  const format = useFormat()
  const start = call.callStartTime ?? call.createdAt
  const log = webAddress(call.publicLogUrl)
  const items: (Description | false)[] = [
    { term: 'Started', value: <time dateTime={start} title={format.full(start)}>{format.dateTime(start)}</time> },
    { term: 'Duration', value: call.status === 'ongoing' ? <RunningClock since={start} /> : format.duration(call.durationSeconds) },
    { term: 'Direction', value: call.direction && humanized(call.direction) },
    { term: 'From', value: <Foreign text={call.fromNumber} /> },
    { term: 'To', value: <Foreign text={call.toNumber} /> },
    { term: 'Agent', value: <PageLink path="/calls" search={{ agentId: call.agentId }} className="text-accent-ink hover:underline" title={call.agentId}><Foreign text={call.agentName ?? call.agentId} /></PageLink> },
    { term: 'Ended by', value: call.disconnectionReason && <Foreign text={humanized(call.disconnectionReason)} /> },
    call.transferDestination !== null && { term: 'Transferred to', value: <Foreign text={call.transferDestination} /> },
    call.transferEndTime !== null && { term: 'Transfer ended', value: format.dateTime(call.transferEndTime) },
    { term: 'Call id', value: <span className="flex items-center gap-1"><span className="min-w-0 truncate font-mono text-xs" title={call.callId}>{call.callId}</span><CopyButton text={call.callId} label="Copy the call's id" /></span> },
    log !== null && { term: 'Log', value: <a href={log} target="_blank" rel="noopener noreferrer" className="text-accent-ink hover:underline">Retell&apos;s log</a> },
  ]
  return <Card title="Details"><DescriptionList items={items.filter(item => item !== false)} /></Card>
}

export function AnalysisCard({ call }: { call: CallDetail }) {
  const yesOrNo = (value: boolean | null) => (value === null ? null : value ? 'Yes' : 'No')
  return (
    <Card title="Analysis">
      <DescriptionList
        items={[
          { term: 'Sentiment', value: call.sentiment && <Sentiment name={call.sentiment} /> },
          { term: 'Successful', value: yesOrNo(call.successful) },
          { term: 'Voicemail', value: yesOrNo(call.inVoicemail) },
          ...call.customAnalysis.map(({ name, value }) => ({ term: <Name text={name} />, value: <Value value={value} /> })),
        ]}
      />
    </Card>
  )
}

const Name = ({ text }: { text: string }) => <bdi className="break-words [overflow-wrap:anywhere]">{text}</bdi>
const Value = ({ value }: { value: unknown }) => <span dir="auto" className="block break-words whitespace-pre-wrap [overflow-wrap:anywhere]">{textOf(value)}</span>

/** What the call was started with and what it collected. */
export function VariablesCard({ call }: { call: CallDetail }) {
  const metadata = call.metadata && typeof call.metadata === 'object' && !Array.isArray(call.metadata) ? Object.entries(call.metadata as Record<string, unknown>) : []
  const items = [...call.dynamicVariables.map(({ name, value }) => [name, value] as const), ...metadata]
  if (items.length === 0) return null
  return <Card title="Variables and metadata"><DescriptionList items={items.map(([name, value]) => ({ term: <Name text={name} />, value: <Value value={value} /> }))} /></Card>
}

const partNames: Record<string, string> = { e2e: 'End to end', llm: 'Language model', llm_websocket_network_rtt: 'Model network', tts: 'Speech', knowledge_base: 'Knowledge base', s2s: 'Speech to speech', asr: 'Recognition' }

export function LatencyCard({ call }: { call: CallDetail }) {
  const format = useFormat()
  if (call.latency.length === 0) return null
  const ms = (value: number | null) => (value === null ? '–' : format.number(Math.round(value)))
  return (
    <Card title="Latency" description="Milliseconds">
      <table className="w-full text-right text-xs">
        <thead>
          <tr className="text-ink-3 [&>th]:pb-1.5 [&>th]:font-medium"><th scope="col" className="text-left">Part</th><th scope="col">p50</th><th scope="col">p95</th><th scope="col">Max</th></tr>
        </thead>
        <tbody>
          {call.latency.map(part => (
            <tr key={part.name} className="border-t border-line [&>td]:py-1.5">
              <th scope="row" className="max-w-32 truncate py-1.5 text-left font-normal" dir="auto" title={part.name}>{partNames[part.name] ?? part.name}</th>
              <td>{ms(part.p50)}</td><td>{ms(part.p95)}</td><td>{ms(part.max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
