import { memo, useMemo } from 'react'
import { duration } from '@/shared/format/format'
import { cn } from '@/shared/ui/cn'
import { EmptyState } from '@/shared/ui/EmptyState'
import { MessagesSquare } from 'lucide-react'
import type { CallDetail } from '../api/getCall'
import { NoteRow } from './NoteRow'
import { ToolRow } from './ToolRow'
import { heardAt, itemsOf, timeOf, type Item, type Said } from './turns'

type Props = { call: CallDetail; /** Null while nothing is played. */ at: number | null; onSeek: ((seconds: number) => void) | null }

/** What was said and done, in order; a click on a time plays from there. */
export function Conversation({ call, at, onSeek }: Props) {
  const items = useMemo(() => itemsOf(call.conversation), [call.conversation])
  const heard = at === null ? -1 : heardAt(items, at)
  if (items.length === 0) {
    if (call.transcript) return <p dir="auto" className="leading-relaxed whitespace-pre-wrap break-words">{call.transcript}</p>
    return (
      <EmptyState icon={MessagesSquare} title={call.status === 'ongoing' ? 'The call is going on' : 'Nothing was said'}>
        {call.status === 'ongoing' ? 'The transcript appears here as soon as the call is over.' : 'There is no transcript of this call.'}
      </EmptyState>
    )
  }
  return (
    <ol aria-label="Conversation" className="space-y-1">
      {items.map((item, index) => <Row key={index} item={item} isHeard={index === heard} onSeek={onSeek} />)}
    </ol>
  )
}

const Row = memo(function Row({ item, isHeard, onSeek }: { item: Item; isHeard: boolean; onSeek: Props['onSeek'] }) {
  return (
    <li
      aria-current={isHeard ? 'true' : undefined}
      className={cn(
        'grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 rounded-md px-2 py-1 [contain-intrinsic-size:auto_3rem] [content-visibility:auto]',
        isHeard && 'bg-accent-soft', item.type === 'said' && !item.goesOn && 'mt-2',
      )}
    >
      <Time at={timeOf(item)} onSeek={onSeek} />
      {item.type === 'said' ? <Speech item={item} /> : item.type === 'tool' ? <ToolRow tool={item} /> : <NoteRow turn={item.turn} />}
    </li>
  )
})

function Time({ at, onSeek }: { at: number | null; onSeek: Props['onSeek'] }) {
  const look = 'pt-0.5 text-right text-xs text-ink-3 num'
  if (at === null) return <span className={look} />
  if (!onSeek) return <span className={look}>{duration(at)}</span>
  return <button type="button" aria-label={`Play from ${duration(at)}`} className={cn(look, 'self-start rounded hover:text-accent-ink hover:underline')} onClick={() => onSeek(at)}>{duration(at)}</button>
}

const names: Record<string, [string, string]> = {
  agent: ['Agent', 'text-accent-ink'],
  user: ['Caller', 'text-ink'],
  transfer_target: ['Transferred to', 'text-positive-ink'],
}

function Speech({ item: { turn, goesOn } }: { item: Said }) {
  const [name, look] = names[turn.kind] ?? [turn.kind, 'text-ink']
  return (
    <div className="min-w-0">
      <span className={cn('block text-xs font-semibold', look, goesOn && 'sr-only')}>{name}</span>
      <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">{turn.text}</p>
    </div>
  )
}
