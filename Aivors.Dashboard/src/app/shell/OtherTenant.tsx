import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { Eye, X } from 'lucide-react'
import { useMemo } from 'react'
import { LiveProvider } from '@/shared/live/LiveProvider'
import { ViewedUserContext } from '@/shared/viewed/ViewedUser'
import { viewedAccountQuery } from '@/shared/viewed/viewedAccount'
import { viewedTenantQuery } from '@/shared/viewed/viewedTenant'
import { Button } from '@/shared/ui/Button'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PendingPage } from '@/app/pages/PendingPage'
import { tenantPages } from './navigation'
import { PageMain } from './PageMain'

/** A client's pages as an admin sees them, with a mark that cannot be overlooked. */
export function OtherTenant() {
  const { userId = '' } = useParams({ strict: false })
  const { data: account, error, refetch, isPending } = useQuery(viewedAccountQuery(userId))
  const { data: tenantId } = useQuery(viewedTenantQuery(userId, account?.email))
  const timeZone = account?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const viewed = useMemo(() => ({ userId, id: userId, timeZone, isOther: true, base: `/view/${userId}` }), [userId, timeZone])
  if (isPending) return <PendingPage />
  if (error) return <PageMain><h1 className="sr-only">Client</h1><ErrorState error={error} onRetry={() => void refetch()} /></PageMain>
  return (
    <ViewedUserContext value={viewed}>
      <section aria-label="Viewed client" className="sticky top-14 z-10 border-b border-warning/40 bg-warning-soft text-warning-ink lg:top-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6 lg:px-8">
          <Eye className="size-4 shrink-0" aria-hidden />
          <p className="min-w-0 flex-1 truncate text-sm">You look at <strong dir="auto">{account.name}</strong> as this client does. It is written in the audit log.</p>
          <Button asChild size="sm"><Link to={tenantId ? `/admin/tenants/${tenantId}` : '/admin/tenants'}><X aria-hidden />Leave</Link></Button>
        </div>
        <nav aria-label="Client's pages" className="flex gap-5 overflow-x-auto px-4 sm:px-6 lg:px-8">
          {tenantPages.map(({ path, label }) => (
            <Link key={path} to={viewed.base + path} className="border-b-2 border-transparent pb-1.5 text-sm whitespace-nowrap data-[status=active]:border-current data-[status=active]:font-medium">{label}</Link>
          ))}
        </nav>
      </section>
      <LiveProvider><PageMain><Outlet /></PageMain></LiveProvider>
    </ViewedUserContext>
  )
}
