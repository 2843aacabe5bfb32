import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
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

export const makeRouter = (client: QueryClient) => createRouter({
  routeTree: rootRoute.addChildren([...guestRoutes, insideRoute.addChildren([homeRoute, ...tenantRoutes, ...adminRoutes]), ...workshop]),
  context: { client },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 150,
  scrollRestoration: true,
})

export type AppRouter = ReturnType<typeof makeRouter>
