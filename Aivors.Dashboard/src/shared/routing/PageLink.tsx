import { Link, useNavigate } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import type { Search } from './useUrlState'

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** Of a tenant's page, such as `/calls` or `/calls/call_1`; the view's prefix is put before it. Encode ids. */
  path: string
  search?: Search
  children: ReactNode
}

/** A link between a tenant's pages that stays within the view: an admin who looks at a client goes on looking at that client. */
export function PageLink({ path, search, ...rest }: Props) {
  const { base } = useViewedUser()
  return <Link to={base + path} search={(search ?? {}) as never} {...rest} />
}

/** The same for code: `const go = usePageNavigate(); go('/calls', { outcome: 'failed' })`. */
export function usePageNavigate() {
  const { base } = useViewedUser()
  const navigate = useNavigate()
  return (path: string, search?: Search, options?: { replace?: boolean }) =>
    navigate({ to: base + path, search: (search ?? {}) as never, replace: options?.replace ?? false })
}
