import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import type { Schema } from '@/shared/api/client'
import { Badge } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { toast } from '@/shared/ui/toast'
import { endSessions } from './api/endSessions'

export function TenantUsers({ users }: { users: Schema<'TenantUserForm'>[] }) {
  const format = useFormat()
  const [leaving, setLeaving] = useState<Schema<'TenantUserForm'> | null>(null)
  const end = async () => {
    if (!leaving) return
    await endSessions(leaving.userId)
    toast.positive('The user is signed out everywhere.')
  }
  return (
    <Card flush title="Users">
      <ul className="divide-y divide-line">
        {users.map(user => (
          <li key={user.userId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:px-5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium" dir="auto">{user.name}</p>
              <p className="truncate text-xs text-ink-3" dir="auto">{user.email}</p>
            </div>
            {user.role === 'admin' && <Badge tone="accent">Admin</Badge>}
            <span className="text-xs text-ink-3" title={format.full(user.createdAt)}>since {format.date(user.createdAt)}</span>
            <Link to="/admin/audit" search={{ userId: user.userId } as never} className="text-xs text-accent-ink hover:underline">Audit log<span className="sr-only"> of {user.name}</span></Link>
            <Button size="sm" onClick={() => setLeaving(user)}>Sign out<span className="sr-only"> {user.name} everywhere</span></Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog open={leaving !== null} onOpenChange={open => !open && setLeaving(null)} title="Sign out everywhere" action="Sign out" danger onConfirm={end}>
        All sessions of <strong dir="auto" className="text-ink">{leaving?.name}</strong> end at once, on every device. The password stays as it is.
      </ConfirmDialog>
    </Card>
  )
}
