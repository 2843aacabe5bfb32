import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { notFound } from '@tanstack/react-router'
import { isAdmin } from '@/shared/session/session'
import { OtherTenant } from '@/app/shell/OtherTenant'
import { OwnTenant } from '@/app/shell/OwnTenant'
import { anySearch, insideRoute } from './root'

// One's own pages, and the very same for another user's id: /overview and /view/{userId}/overview. What differs is in useViewedUser().

const page = <P extends AnyRoute, Path extends string>(parent: P, path: Path, title: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => parent, path, validateSearch: anySearch, staticData: { title }, component })

const pagesOf = <P extends AnyRoute>(parent: P) => [
  page(parent, 'overview', 'Overview', lazyRouteComponent(() => import('@/features/overview'), 'OverviewPage')),
  page(parent, 'calls', 'Calls', lazyRouteComponent(() => import('@/features/calls'), 'CallsPage')),
  page(parent, 'calls/$callId', 'Call', lazyRouteComponent(() => import('@/features/calls'), 'CallPage')),
  page(parent, 'credits', 'Credits', lazyRouteComponent(() => import('@/features/credits'), 'CreditsPage')),
  page(parent, 'integrations', 'Integrations', lazyRouteComponent(() => import('@/features/integrations'), 'IntegrationsPage')),
]

const ownRoute = createRoute({ getParentRoute: () => insideRoute, id: 'own', component: OwnTenant })

const viewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: 'view/$userId',
  beforeLoad: ({ context }) => {
    if (!isAdmin(context.user)) throw notFound()
  },
  component: OtherTenant,
})

const settingsRoute = page(ownRoute, 'settings', 'Settings', lazyRouteComponent(() => import('@/features/settings'), 'SettingsPage'))

export const tenantRoutes = [
  ownRoute.addChildren([...pagesOf(ownRoute), settingsRoute]),
  viewRoute.addChildren(pagesOf(viewRoute)),
]
