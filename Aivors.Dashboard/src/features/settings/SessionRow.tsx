import { Monitor, Smartphone } from 'lucide-react'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { Badge } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import type { Session } from './api/getSessions'

export function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const format = useFormat()
  const device = session.device ?? 'Unknown browser'
  const Icon = /Android|iOS|iPhone|iPad/.test(device) ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-subtle text-ink-3"><Icon className="size-4" aria-hidden /></span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm font-medium">
          {device}
          {session.current && <Badge tone="positive">This session</Badge>}
        </p>
        <p className="text-xs text-ink-3">
          Last in use <TimeAgo at={session.renewedAt} /> · since {format.dateTime(session.startedAt)}
        </p>
      </div>
      <Button size="sm" variant="ghost" onClick={onEnd} aria-label={`${session.current ? 'Sign out' : 'End'}: ${device}, since ${format.dateTime(session.startedAt)}`}>
        {session.current ? 'Sign out' : 'End'}
      </Button>
    </li>
  )
}
