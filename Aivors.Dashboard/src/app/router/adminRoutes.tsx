import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { isAdmin } from '@/shared/session/session'
import { AdminArea } from '@/app/shell/AdminArea'
import { anySearch, insideRoute } from './root'

const admin = createRoute({
  getParentRoute: () => insideRoute,
  path: 'admin',
  // As the Api does it: what somebody may not see is not there.
  beforeLoad: ({ context }) => {
    if (!isAdmin(context.user)) throw notFound()
  },
  component: AdminArea,
})

const page = <Path extends string>(path: Path, title: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => admin, path, validateSearch: anySearch, staticData: { title }, component })

export const adminRoutes = [admin.addChildren([
  page('tenants', 'Tenants', lazyRouteComponent(() => import('@/features/admin-tenants'), 'TenantsPage')),
  page('tenants/$tenantId', 'Tenant', lazyRouteComponent(() => import('@/features/admin-tenants'), 'TenantPage')),
  page('quarantine', 'Quarantine', lazyRouteComponent(() => import('@/features/admin-quarantine'), 'QuarantinePage')),
  page('deliveries', 'Deliveries', lazyRouteComponent(() => import('@/features/admin-deliveries'), 'DeliveriesPage')),
  page('reconciliation', 'Reconciliation', lazyRouteComponent(() => import('@/features/admin-reconciliation'), 'ReconciliationPage')),
  page('audit', 'Audit log', lazyRouteComponent(() => import('@/features/admin-audit'), 'AuditPage')),
  page('system', 'System', lazyRouteComponent(() => import('@/features/admin-system'), 'SystemPage')),
])]
