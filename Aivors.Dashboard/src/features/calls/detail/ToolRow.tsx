import { PhoneForwarded, Wrench } from 'lucide-react'
import { cn } from '@/shared/ui/cn'
import { Badge } from '@/shared/ui/Badge'
import { humanized } from '@/shared/format/words'
import { readable, type Tool } from './turns'

/** A tool that the agent used: its name, and on demand what went in and came out. */
export function ToolRow({ tool: { call, result } }: { tool: Tool }) {
  const name = call?.name ?? result?.name ?? 'Tool'
  const isTransfer = /transfer/i.test(name)
  const Icon = isTransfer ? PhoneForwarded : Wrench
  const failed = result?.successful === false
  return (
    <details className="group min-w-0 rounded-md border border-line bg-subtle text-xs">
      <summary className="flex items-center gap-2 rounded-md px-2.5 py-1.5">
        <Icon className={cn('size-3.5 shrink-0', isTransfer ? 'text-positive-ink' : 'text-ink-3')} aria-hidden />
        <span className="min-w-0 flex-1 truncate font-medium" dir="auto" title={name}>{isTransfer ? humanized(name) : name}</span>
        {failed ? <Badge tone="danger">Failed</Badge> : result ? <span className="text-ink-3">Done</span> : <span className="text-ink-3">No result</span>}
      </summary>
      <div className="space-y-2 border-t border-line px-2.5 py-2">
        {call?.arguments && <Text label="Called with" text={readable(call.arguments)} />}
        {result?.text && <Text label="Answered" text={readable(result.text)} />}
        {!call?.arguments && !result?.text && <p className="text-ink-3">Nothing went in or came out.</p>}
      </div>
    </details>
  )
}

const Text = ({ label, text }: { label: string; text: string }) => (
  <div>
    <p className="mb-0.5 text-ink-3">{label}</p>
    <p dir="auto" className="font-mono break-words whitespace-pre-wrap">{text}</p>
  </div>
)
