import { TenantLink } from '@/shared/admin/TenantLink'
import { useFormat } from '@/shared/format/useFormat'
import { Button } from '@/shared/ui/Button'
import { DescriptionList } from '@/shared/ui/DescriptionList'
import { Sheet } from '@/shared/ui/Dialog'
import { Actor } from './Actor'
import type { AuditLog } from './api/listAudit'
import { detailsOf, eventWord } from './events'

type Props = { log: AuditLog; onClose: () => void; onUser: (userId: string) => void }

export function AuditSheet({ log, onClose, onUser }: Props) {
  const format = useFormat()
  const { userId } = log
  return (
    <Sheet
      open onOpenChange={open => !open && onClose()} title={eventWord(log.eventType).label} description={format.full(log.createdAt)}
      footer={userId && <Button onClick={() => onUser(userId)}>Only this user's events</Button>}
    >
      <DescriptionList
        items={[
          { term: 'By', value: <Actor actor={log.actor} tenantId={log.tenantId} /> },
          { term: 'Tenant', value: log.tenantId && <TenantLink tenantId={log.tenantId} /> },
          { term: 'User', value: userId && <code className="font-mono text-xs">{userId}</code> },
          ...detailsOf(log.data).map(([term, value]) => ({ term, value: <span dir="auto">{value}</span> })),
          { term: 'Event', value: <code className="font-mono text-xs">{log._id}</code> },
        ]}
      />
    </Sheet>
  )
}
