import { CornerDownRight, Grid3x3, MessageSquareText, StickyNote } from 'lucide-react'
import type { Turn } from './turns'

const kinds = {
  node: { icon: CornerDownRight, label: 'Came to' },
  dtmf: { icon: Grid3x3, label: 'Pressed' },
  sms: { icon: MessageSquareText, label: 'Text message' },
  note: { icon: StickyNote, label: 'Note' },
} as const

/** What happened beside the talk. */
export function NoteRow({ turn }: { turn: Turn }) {
  const { icon: Icon, label } = kinds[turn.kind as keyof typeof kinds] ?? { icon: StickyNote, label: turn.kind === 'other' ? 'Event' : turn.kind }
  const text = turn.kind === 'node' ? turn.name : [turn.name, turn.text].filter(Boolean).join(': ')
  return (
    <p className="flex min-w-0 items-start gap-2 text-xs text-ink-2">
      <Icon className="mt-0.5 size-3.5 shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 break-words"><span className="text-ink-3">{label}</span> <bdi>{text}</bdi></span>
    </p>
  )
}
