import type { Column } from '@/shared/ui/table/columns'
import type { Call } from '../api/getCalls'
import { CallBadge } from '../CallBadge'
import { Brief, Charged, Length, Party, Said, Sentiment, Success, When } from './cells'

type Cell = { row: { original: Call } }

const outcome: Column<Call> = { id: 'outcome', header: 'Outcome', meta: { width: '7.75rem' }, cell: ({ row: { original } }: Cell) => <CallBadge status={original.status} outcome={original.outcome} /> }
const length: Column<Call> = { id: 'duration', header: 'Duration', enableSorting: true, meta: { width: '6.25rem', align: 'right' }, cell: ({ row }: Cell) => <Length call={row.original} /> }

export const columns: Column<Call>[] = [
  { id: 'at', header: 'When', enableSorting: true, enableHiding: false, meta: { width: '9rem' }, cell: ({ row }: Cell) => <When call={row.original} /> },
  { id: 'number', header: 'Number', meta: { width: '10.5rem' }, cell: ({ row }: Cell) => <Party call={row.original} /> },
  outcome,
  { id: 'summary', header: 'Summary', meta: { width: 'minmax(10rem, 1.6fr)' }, cell: ({ row }: Cell) => <Said call={row.original} /> },
  { id: 'agent', header: 'Agent', meta: { width: 'minmax(7.5rem, 1fr)' }, cell: ({ row: { original } }: Cell) => <span dir="auto" title={original.agentId}>{original.agentName ?? original.agentId}</span> },
  { id: 'sentiment', header: 'Sentiment', meta: { width: '7rem' }, cell: ({ row }: Cell) => <Sentiment name={row.original.sentiment} /> },
  { id: 'successful', header: 'Success', meta: { width: '6rem' }, cell: ({ row }: Cell) => <Success value={row.original.successful} /> },
  length,
  { id: 'charged', header: 'Charged', enableSorting: true, meta: { width: '6.5rem', align: 'right' }, cell: ({ row }: Cell) => <Charged seconds={row.original.chargedSeconds} /> },
  { id: 'callId', header: 'Call id', meta: { width: '14rem' }, cell: ({ row }: Cell) => <span className="font-mono text-xs text-ink-2">{row.original.callId}</span> },
]

export const hiddenAtFirst = ['successful', 'callId']

/** For a phone: two lines, so that nothing scrolls sideways. */
export const narrowColumns: Column<Call>[] = [
  { id: 'brief', header: 'Call', meta: { width: 'minmax(0, 1fr)' }, cell: ({ row }: Cell) => <Brief call={row.original} /> },
  {
    ...length, header: 'Length', meta: { width: '7.5rem', align: 'right' },
    cell: ({ row: { original: call } }: Cell) => <span className="block"><CallBadge status={call.status} outcome={call.outcome} /><span className="block text-xs text-ink-2"><Length call={call} /></span></span>,
  },
]
