import { tenantStatusWord } from '@/shared/admin/tenant'
import { useFormat } from '@/shared/format/useFormat'
import { CopyButton } from '@/shared/ui/CopyButton'
import { DescriptionList } from '@/shared/ui/DescriptionList'
import type { TenantLine } from './api/listTenants'

export function TenantFacts({ tenant }: { tenant: TenantLine }) {
  const format = useFormat()
  return (
    <DescriptionList
      items={[
        { term: 'Status', value: tenantStatusWord(tenant.status).label },
        { term: 'Plan', value: <span dir="auto">{tenant.plan}</span> },
        { term: 'Credits granted', value: format.minutes(tenant.credits.totalCredits) },
        { term: 'Credits used', value: format.minutes(tenant.credits.usedCredits) },
        { term: 'Low from', value: tenant.lowBalanceMinutes === 0 ? 'Never' : format.minutes(tenant.lowBalanceMinutes) },
        { term: 'Time zone', value: tenant.timeZone.replaceAll('_', ' ') },
        { term: 'Calls kept', value: tenant.retentionDays === null ? 'For ever' : `${format.number(tenant.retentionDays)} days` },
        { term: 'Created', value: <time dateTime={tenant.createdAt} title={format.full(tenant.createdAt)}>{format.date(tenant.createdAt)}</time> },
        { term: 'Id', value: <span className="flex items-center gap-1"><code className="min-w-0 truncate font-mono text-xs">{tenant.tenantId}</code><CopyButton text={tenant.tenantId} label="Copy the id" /></span> },
      ]}
    />
  )
}
