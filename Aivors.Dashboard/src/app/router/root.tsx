import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { isAdmin, sessionQuery } from '@/shared/session/session'
import type { Search } from '@/shared/routing/useUrlState'
import { Shell } from '@/app/shell/Shell'
import { NotFoundPage } from '@/app/pages/NotFoundPage'
import { useRouteChange } from '@/app/shell/useRouteChange'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page's name, for the document's title. */
    title?: string
  }
}

// What stands in an address is read by the pages (useUrlState), so every route takes any search.
export const anySearch = (search: Search) => search as Record<string, never> & Search

export const rootRoute = createRootRouteWithContext<{ client: QueryClient }>()({ component: Root, notFoundComponent: NotFoundPage })

function Root() {
  useRouteChange()
  return <Outlet />
}

const guest = (to: '/sign-in' | '/sign-up', title: string, name: 'SignInPage' | 'SignUpPage') => createRoute({
  getParentRoute: () => rootRoute,
  path: to,
  validateSearch: anySearch,
  staticData: { title },
  component: lazyRouteComponent(() => import('@/features/auth'), name),
})

export const guestRoutes = [guest('/sign-in', 'Sign in', 'SignInPage'), guest('/sign-up', 'Open an account', 'SignUpPage')]

/** Everything behind the sign-in. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const user = await context.client.ensureQueryData(sessionQuery)
    if (!user) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { returnTo: location.href } as never })
    return { user }
  },
  component: Shell,
  notFoundComponent: NotFoundPage,
})

export const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: isAdmin(context.user) ? '/admin/tenants' : '/overview', replace: true })
  },
})
