import { tenantStatusWord } from '@/shared/admin/tenant'
import { TimeAgo } from '@/shared/format/TimeAgo'
import type { Format } from '@/shared/format/format'
import { Badge } from '@/shared/ui/Badge'
import { cn } from '@/shared/ui/cn'
import type { Column } from '@/shared/ui/table/columns'
import type { TenantLine } from './api/listTenants'
import { Balance } from './Balance'

const none = <span className="text-ink-3">–</span>

export const tenantColumns = (format: Format): Column<TenantLine>[] => [
  {
    id: 'name', header: 'Name', enableSorting: true, meta: { width: 'minmax(14rem, 1.6fr)' },
    cell: ({ row: { original: tenant } }) => (
      <span className="block leading-snug">
        <span dir="auto" className="block truncate font-medium">{tenant.name}</span>
        {tenant.email && <span dir="auto" className="block truncate text-xs text-ink-3">{tenant.email}</span>}
      </span>
    ),
  },
  {
    id: 'status', header: 'Status', meta: { width: '9rem' },
    cell: ({ row: { original: { status } } }) => <Badge tone={tenantStatusWord(status).tone}>{tenantStatusWord(status).label}</Badge>,
  },
  {
    id: 'balance', header: 'Balance', enableSorting: true, meta: { width: '7.5rem', align: 'right' },
    cell: ({ row: { original: tenant } }) => <Balance credits={tenant.credits} />,
  },
  {
    id: 'daysLeft', header: 'Days left', enableSorting: true, meta: { width: '7rem', align: 'right' },
    cell: ({ row: { original: { daysLeft } } }) => (daysLeft === null
      ? none
      : <span className={cn(daysLeft <= 3 && 'font-medium text-danger-ink', daysLeft > 3 && daysLeft <= 10 && 'text-warning-ink')}>{format.number(daysLeft)}</span>),
  },
  {
    id: 'callsToday', header: 'Calls today', enableSorting: true, meta: { width: '8rem', align: 'right' },
    cell: ({ row: { original: { callsToday } } }) => (callsToday === 0 ? <span className="text-ink-3">0</span> : format.number(callsToday)),
  },
  {
    id: 'lastCall', header: 'Last call', enableSorting: true, meta: { width: '9rem' },
    cell: ({ row: { original: { lastCallAt } } }) => (lastCallAt ? <TimeAgo at={lastCallAt} /> : <span className="text-ink-3">Never</span>),
  },
  {
    id: 'agents', header: 'Agents', meta: { width: '5.5rem', align: 'right' },
    cell: ({ row: { original: { agents } } }) => (agents === 0 ? <span className="text-ink-3">0</span> : format.number(agents)),
  },
  {
    id: 'created', header: 'Created', enableSorting: true, meta: { width: '8.5rem' },
    cell: ({ row: { original: { createdAt } } }) => <span className="text-ink-2" title={format.full(createdAt)}>{format.date(createdAt)}</span>,
  },
]

/** For a phone: who, what is left, and whether the tenant works if it does not. */
export const narrowTenantColumns = (format: Format): Column<TenantLine>[] => [
  { ...tenantColumns(format)[0], meta: { width: 'minmax(0, 1fr)' } } as Column<TenantLine>,
  {
    id: 'balance', header: 'Balance', enableSorting: true, meta: { width: '8rem', align: 'right' },
    cell: ({ row: { original: { credits, status } } }) => (
      <span className="block"><Balance credits={credits} />{status !== 'active' && <span className="block"><Badge tone={tenantStatusWord(status).tone}>{tenantStatusWord(status).label}</Badge></span>}</span>
    ),
  },
]
