import { TenantLink } from '@/shared/admin/TenantLink'
import type { Format } from '@/shared/format/format'
import { Badge } from '@/shared/ui/Badge'
import type { Column } from '@/shared/ui/table/columns'
import { Actor } from './Actor'
import type { AuditLog } from './api/listAudit'
import { detailsOf, eventWord } from './events'

export const auditColumns = (format: Format): Column<AuditLog>[] => [
  { id: 'at', header: 'When', meta: { width: '10rem' }, cell: ({ row: { original: log } }) => <time dateTime={log.createdAt} title={format.full(log.createdAt)}>{format.dateTime(log.createdAt)}</time> },
  { id: 'event', header: 'Event', meta: { width: '12.5rem' }, cell: ({ row: { original: log } }) => <Badge tone={eventWord(log.eventType).tone}>{eventWord(log.eventType).label}</Badge> },
  { id: 'actor', header: 'By', meta: { width: 'minmax(8rem, 0.7fr)' }, cell: ({ row: { original: log } }) => <Actor actor={log.actor} tenantId={log.tenantId} /> },
  { id: 'tenant', header: 'Tenant', meta: { width: 'minmax(9rem, 0.8fr)' }, cell: ({ row: { original: log } }) => (log.tenantId ? <TenantLink tenantId={log.tenantId} /> : <span className="text-ink-3">–</span>) },
  {
    id: 'details', header: 'Details', meta: { width: 'minmax(14rem, 1.5fr)' },
    cell: ({ row: { original: log } }) => <span dir="auto" className="text-ink-2">{detailsOf(log.data).filter(([name]) => name !== 'Command key').map(([name, value]) => `${name} ${value}`).join(' · ')}</span>,
  },
]
