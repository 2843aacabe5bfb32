import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { Card } from '@/shared/ui/Card'
import { Stat } from '@/shared/ui/Stat'
import type { TenantLine } from './api/listTenants'
import { Balance } from './Balance'

export function TenantStats({ tenant }: { tenant: TenantLine }) {
  const format = useFormat()
  const { credits, daysLeft, callsToday, lastCallAt } = tenant
  return (
    <Card aria-label="In short">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <Stat label="Balance" value={<Balance credits={credits} />} definition="Whole minutes that are left. What was used beyond them is shown as a negative number." />
        <Stat
          label="Days left" value={daysLeft === null ? '–' : format.number(daysLeft)}
          definition="At the pace of the last seven full days and today so far. Not known when nothing was charged in that time."
        />
        <Stat label="Calls today" value={format.number(callsToday)} definition="Of the tenant's own today, in its time zone." />
        <Stat label="Last call" value={lastCallAt ? <TimeAgo at={lastCallAt} /> : 'Never'} />
      </div>
    </Card>
  )
}
