import { ArrowLeft, ChevronDown, ChevronUp, Link2 } from 'lucide-react'
import { useMemo } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { type Shortcut, useShortcuts } from '@/shared/keyboard/shortcuts'
import { PageLink, usePageNavigate } from '@/shared/routing/PageLink'
import type { Search } from '@/shared/routing/useUrlState'
import { Badge } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import { IconButton } from '@/shared/ui/IconButton'
import { PageHeader } from '@/shared/ui/PageHeader'
import { toast } from '@/shared/ui/toast'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import type { CallDetail } from '../api/getCall'
import { CallBadge } from '../CallBadge'

type Props = { call: CallDetail; search: Search; tab: string | undefined; neighbours: { newer: string | null; older: string | null } | undefined }

export function CallHead({ call, search, tab, neighbours }: Props) {
  const format = useFormat()
  const { base } = useViewedUser()
  const go = usePageNavigate()
  const { newer, older } = neighbours ?? { newer: null, older: null }
  const start = call.callStartTime ?? call.createdAt
  const shortcuts = useMemo((): [Shortcut, Shortcut] => {
    const to = (callId: string | null) => () => {
      if (callId) void go(`/calls/${encodeURIComponent(callId)}`, { ...search, ...(tab ? { tab } : {}) })
    }
    return [
      { keys: 'j', label: 'Next call (older)', group: 'Call', run: to(older) },
      { keys: 'k', label: 'Previous call (newer)', group: 'Call', run: to(newer) },
    ]
  }, [go, newer, older, search, tab])
  useShortcuts(shortcuts)
  const [next, previous] = shortcuts
  return (
    <PageHeader
      back={<PageLink path="/calls" search={search} className="inline-flex items-center gap-1.5 text-ink-2 hover:text-ink"><ArrowLeft className="size-4" aria-hidden />Calls</PageLink>}
      title={<bdi className="num">{call.phoneNumber ?? 'No number'}</bdi>}
      description={(
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
          <CallBadge status={call.status} outcome={call.outcome} />
          {call.isHistory && <Badge>From before the connection, not charged</Badge>}
          <time dateTime={start} title={format.full(start)}>{format.dateTime(start)}</time>
          {call.status !== 'ongoing' && <span className="num">· {format.duration(call.durationSeconds)}</span>}
        </span>
      )}
      actions={(
        <>
          <Button onClick={() => void copyLink(`${window.location.origin}${base}/calls/${encodeURIComponent(call.callId)}`)}><Link2 aria-hidden />Copy link</Button>
          <span className="flex">
            <IconButton variant="secondary" className="rounded-r-none" label="Previous call" keys="k" icon={<ChevronUp />} disabled={!newer} onClick={previous.run} />
            <IconButton variant="secondary" className="-ml-px rounded-l-none" label="Next call" keys="j" icon={<ChevronDown />} disabled={!older} onClick={next.run} />
          </span>
        </>
      )}
    />
  )
}

/** Opens for whoever is signed in to the same account; to all others there is no such call. */
async function copyLink(address: string) {
  try {
    await navigator.clipboard.writeText(address)
    toast.positive('Link copied. It opens for people signed in to this account.')
  } catch {
    toast.danger('The browser did not allow copying. Copy the address of this page instead.')
  }
}
