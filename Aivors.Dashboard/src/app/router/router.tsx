import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { ErrorPage } from '@/app/pages/ErrorPage'
import { NotFoundPage } from '@/app/pages/NotFoundPage'
import { PendingPage } from '@/app/pages/PendingPage'
import { adminRoutes } from './adminRoutes'
import { guestRoutes, homeRoute, insideRoute, rootRoute } from './root'
import { tenantRoutes } from './tenantRoutes'

// Shows the primitives side by side while working on them; not in a built dashboard.
const workshop = import.meta.env.DEV
  ? [createRoute({ getParentRoute: () => rootRoute, path: '/workshop', staticData: { title: 'Workshop' }, component: lazyRouteComponent(() => import('@/app/pages/workshop/WorkshopPage'), 'WorkshopPage') })]
  : []

export function makeRouter(client: QueryClient) {
  const router = createAppRouter(client)
  // The page's own script comes while the session is asked for, not after it.
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    const { component } = (router.routesById as Record<string, AnyRoute>)[routeId]!.options
    if (component && 'preload' in component) void component.preload?.()?.catch(() => undefined)
  }
  return router
}

const createAppRouter = (client: QueryClient) => createRouter({
  routeTree: rootRoute.addChildren([...guestRoutes, insideRoute.addChildren([homeRoute, ...tenantRoutes, ...adminRoutes]), ...workshop]),
  context: { client },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 150,
  // The place that is kept has the page's own shape, so nothing flashes when it goes at once. The default keeps it for half a second.
  defaultPendingMinMs: 0,
  scrollRestoration: true,
})

export type AppRouter = ReturnType<typeof createAppRouter>
