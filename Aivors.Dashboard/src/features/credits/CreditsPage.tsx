import { useQuery } from '@tanstack/react-query'
import { useLiveRefresh } from '@/shared/live/LiveContext'
import { tenantKey } from '@/shared/viewed/tenantKey'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { Card } from '@/shared/ui/Card'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Skeleton } from '@/shared/ui/Skeleton'
import { outlookQuery } from './api/getOutlook'
import { BalanceCard } from './BalanceCard'
import { LedgerCard } from './LedgerCard'
import { ThresholdCard } from './ThresholdCard'

export function CreditsPage() {
  const { userId } = useViewedUser()
  const { data: outlook, error, refetch } = useQuery(outlookQuery(userId))
  useLiveRefresh([tenantKey(userId, 'credits-outlook')], event => event.type !== 'fact' || event.fact.amountSeconds !== 0 || event.fact.kind === 'tenant_changed')
  return (
    <>
      <PageHeader title="Credits" description="One credit is a minute of a call; every minute begun counts." />
      {error && !outlook
        ? <Card className="mb-5"><ErrorState error={error} onRetry={() => void refetch()} /></Card>
        : (
          <div className="mb-5 grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            {outlook ? <BalanceCard outlook={outlook} /> : <Card title="Balance"><Skeleton className="h-28" /></Card>}
            {outlook ? <ThresholdCard key={outlook.lowBalanceMinutes} minutes={outlook.lowBalanceMinutes} /> : <Card title="Low balance"><Skeleton className="h-28" /></Card>}
          </div>
        )}
      <LedgerCard />
    </>
  )
}
