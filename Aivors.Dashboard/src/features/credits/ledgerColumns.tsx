import { useFormat } from '@/shared/format/useFormat'
import { PageLink } from '@/shared/routing/PageLink'
import { Badge } from '@/shared/ui/Badge'
import { cn } from '@/shared/ui/cn'
import type { Column } from '@/shared/ui/table/columns'
import type { Entry } from './api/getLedger'
import { creditsOf, detailOf, kindWord } from './entries'

function When({ at }: { at: string }) {
  const format = useFormat()
  return <time dateTime={at} title={format.full(at)} className="text-ink-2 num">{format.dateTime(at)}</time>
}

function Amount({ seconds }: { seconds: number }) {
  const format = useFormat()
  if (seconds === 0) return <span className="text-ink-3">–</span>
  return <span className={cn('font-medium', seconds > 0 && 'text-positive-ink')}>{format.signed(creditsOf(seconds))}</span>
}

function Balance({ seconds }: { seconds: number }) {
  const format = useFormat()
  return <span className={cn(seconds < 0 && 'text-danger-ink')}>{format.number(creditsOf(seconds))}</span>
}

function About({ entry }: { entry: Entry }) {
  if (entry.callId) {
    return <PageLink path={`/calls/${encodeURIComponent(entry.callId)}`} className="font-mono text-xs text-accent-ink hover:underline" title={entry.callId}>{entry.callId}</PageLink>
  }
  const detail = detailOf(entry)
  return detail ? <span dir="auto" title={detail}>{detail}</span> : <span className="text-ink-3">–</span>
}

function Kind({ kind }: { kind: string }) {
  const word = kindWord(kind)
  return <Badge tone={word.tone}>{word.label}</Badge>
}

function Brief({ entry }: { entry: Entry }) {
  return <span className="block min-w-0"><Kind kind={entry.kind} /><span className="block truncate text-xs"><When at={entry.at} /></span></span>
}

const amount: Column<Entry> = { id: 'amount', header: 'Credits', meta: { width: '7rem', align: 'right' }, cell: ({ row }) => <Amount seconds={row.original.amountSeconds} /> }
const balance: Column<Entry> = { id: 'balance', header: 'Balance', meta: { width: '7rem', align: 'right' }, cell: ({ row }) => <Balance seconds={row.original.balanceSeconds} /> }

export const ledgerColumns: Column<Entry>[] = [
  { id: 'seq', header: 'No.', meta: { width: '5rem' }, cell: ({ row }) => <span className="text-ink-3 num">{row.original.seq}</span> },
  { id: 'at', header: 'Time', meta: { width: '9rem' }, cell: ({ row }) => <When at={row.original.at} /> },
  { id: 'kind', header: 'What', meta: { width: '11rem' }, cell: ({ row }) => <Kind kind={row.original.kind} /> },
  { id: 'about', header: 'About', meta: { width: 'minmax(12rem, 1fr)' }, cell: ({ row }) => <About entry={row.original} /> },
  amount,
  balance,
]

/** For a phone: two lines, so that amounts are in sight. */
export const narrowLedgerColumns: Column<Entry>[] = [
  { id: 'brief', header: 'What', meta: { width: 'minmax(0, 1fr)' }, cell: ({ row }) => <Brief entry={row.original} /> },
  { ...amount, meta: { width: '5rem', align: 'right' } },
  { ...balance, meta: { width: '6.5rem', align: 'right' } },
]
