import { useState } from 'react'
import { newCommandKey } from '@/shared/api/client'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { changeTenant } from './api/changeTenant'
import type { TenantLine } from './api/listTenants'
import { FormDialog } from './FormDialog'

type Props = { tenant: TenantLine; onClose: () => void; onDone: () => Promise<unknown> }

/** Suspends an active tenant, and lets any other work again. */
export function StatusDialog({ tenant, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const [key] = useState(newCommandKey)
  const suspends = tenant.status === 'active'
  const send = async () => {
    await changeTenant(tenant.tenantId, { status: suspends ? 'inactive' : 'active', ...(reason.trim() ? { reason: reason.trim() } : {}) }, key)
    toast.positive(suspends ? 'The tenant is suspended.' : 'The tenant is active.')
    onClose()
    await onDone()
  }
  return (
    <FormDialog title={suspends ? 'Suspend tenant' : 'Activate tenant'} action={suspends ? 'Suspend' : 'Activate'} danger={suspends} onClose={onClose} send={send}>
      <div className="space-y-2 text-sm text-ink-2">
        {suspends
          ? (
            <>
              <p>The workflows of <strong dir="auto" className="text-ink">{tenant.name}</strong> are told to stop. Its users can still sign in and see their data.</p>
              <p>Calls that take place all the same are stored and charged: to stop the voice agent itself, switch it off in Retell. You can activate the tenant again at any time.</p>
            </>
          )
          : <p>The workflows of <strong dir="auto" className="text-ink">{tenant.name}</strong> go by its credits again.</p>}
      </div>
      <Field label="Reason" optional hint="Kept for good, so without personal data.">
        {wiring => <Input {...wiring} maxLength={200} dir="auto" value={reason} onChange={event => setReason(event.target.value)} autoComplete="off" />}
      </Field>
    </FormDialog>
  )
}
