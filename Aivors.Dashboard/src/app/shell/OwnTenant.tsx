import { Outlet } from '@tanstack/react-router'
import { useMemo } from 'react'
import { LiveProvider } from '@/shared/live/LiveProvider'
import { useUser } from '@/shared/session/session'
import { useTimeZone } from '@/shared/session/account'
import { ViewedUserContext } from '@/shared/viewed/ViewedUser'
import { PageMain } from './PageMain'

/** One's own pages. */
export function OwnTenant() {
  const user = useUser()
  const timeZone = useTimeZone()
  const viewed = useMemo(() => ({ userId: undefined, id: user._id, timeZone, isOther: false, base: '' }), [user._id, timeZone])
  return (
    <ViewedUserContext value={viewed}>
      <LiveProvider><PageMain><Outlet /></PageMain></LiveProvider>
    </ViewedUserContext>
  )
}
