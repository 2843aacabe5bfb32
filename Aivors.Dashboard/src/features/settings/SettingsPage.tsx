import { useQuery } from '@tanstack/react-query'
import { accountQuery } from '@/shared/session/account'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Card } from '@/shared/ui/Card'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Skeleton } from '@/shared/ui/Skeleton'
import { AppearanceSection } from './AppearanceSection'
import { PasswordSection } from './PasswordSection'
import { ProfileSection } from './ProfileSection'
import { SessionsSection } from './SessionsSection'
import { TimeZoneSection } from './TimeZoneSection'

export function SettingsPage() {
  const { data: account, error, refetch } = useQuery(accountQuery)
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title="Settings" description="Your account, and how the dashboard looks and counts." />
      <div className="divide-y divide-line border-y border-line">
        {error && !account
          ? <Card className="my-6"><ErrorState error={error} onRetry={() => void refetch()} /></Card>
          : account
            ? (
              <>
                <ProfileSection key={account.user.name} name={account.user.name} email={account.user.email} />
                <TimeZoneSection key={account.tenant.timeZone} timeZone={account.tenant.timeZone} />
              </>
            )
            : <Loading />}
        <AppearanceSection />
        <PasswordSection email={account?.user.email} />
        <SessionsSection />
      </div>
    </div>
  )
}

const Loading = () => (
  <div role="status" aria-label="Loading" className="divide-y divide-line">
    {[0, 1].map(one => (
      <div key={one} className="grid gap-6 py-7 md:grid-cols-[15rem_1fr]">
        <Skeleton className="h-5 w-24" />
        <div className="space-y-3"><Skeleton className="h-9 max-w-sm" /><Skeleton className="h-8 w-24" /></div>
      </div>
    ))}
  </div>
)
