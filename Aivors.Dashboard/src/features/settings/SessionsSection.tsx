import { useQuery, useQueryClient } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { endSession } from '@/shared/session/renewal'
import { Button } from '@/shared/ui/Button'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { toast } from '@/shared/ui/toast'
import { endSessionOf } from './api/endSessionOf'
import { sessionsQuery, type Session } from './api/getSessions'
import { signOutEverywhere } from './api/signOutEverywhere'
import { Section } from './Section'
import { SessionRow } from './SessionRow'

export function SessionsSection() {
  const client = useQueryClient()
  const { data: sessions, error, refetch } = useQuery(sessionsQuery)
  const [ending, setEnding] = useState<Session | null>(null)
  const [asking, setAsking] = useState(false)

  const leave = async () => {
    await client.cancelQueries()
    endSession('signed-out')
  }
  const end = async (session: Session) => {
    if ((await endSessionOf(session.sessionId)).signedOut) return leave()
    client.setQueryData(sessionsQuery.queryKey, before => before?.filter(one => one.sessionId !== session.sessionId))
    toast.positive('The session is signed out.')
  }
  return (
    <Section title="Sessions" description="Where you are signed in. End what you do not know, and change your password then.">
      <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
        {error && !sessions ? <ErrorState error={error} onRetry={() => void refetch()} />
          : sessions ? (
            <ul aria-label="Sessions" className="divide-y divide-line">
              {sessions.map(session => <SessionRow key={session.sessionId} session={session} onEnd={() => setEnding(session)} />)}
            </ul>
          ) : <SkeletonRows rows={3} />}
      </div>
      <Button className="mt-4" onClick={() => setAsking(true)}><LogOut aria-hidden />Sign out everywhere</Button>
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={open => !open && setEnding(null)}
        title={ending?.current ? 'Sign out here?' : 'End this session?'}
        action={ending?.current ? 'Sign out' : 'End session'}
        danger={!ending?.current}
        onConfirm={async () => { if (ending) await end(ending) }}
      >
        {ending?.current ? 'You sign in again to come back.' : `${ending?.device ?? 'This browser'} is signed out at once. Whoever uses it has to sign in again.`}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        action="Sign out everywhere"
        danger
        onConfirm={async () => {
          await signOutEverywhere()
          await leave()
        }}
      >
        All sessions end at once, this one too.
      </ConfirmDialog>
    </Section>
  )
}
