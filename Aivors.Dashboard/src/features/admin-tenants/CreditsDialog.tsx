import { useState } from 'react'
import { newCommandKey } from '@/shared/api/client'
import { useFormat } from '@/shared/format/useFormat'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { Segmented } from '@/shared/ui/Segmented'
import { toast } from '@/shared/ui/toast'
import { adjustMinutes } from './api/adjustMinutes'
import { grantMinutes } from './api/grantMinutes'
import type { TenantLine } from './api/listTenants'
import { FormDialog } from './FormDialog'

type Way = 'grant' | 'add' | 'take'

type Props = { tenant: TenantLine; way: 'grant' | 'add'; onClose: () => void; onDone: () => Promise<unknown> }

/** Minutes come as a fact of the ledger, never by overwriting a balance: a grant, or an adjustment up or down. */
export function CreditsDialog({ tenant, way: begun, onClose, onDone }: Props) {
  const format = useFormat()
  const [way, setWay] = useState<Way>(begun)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [key] = useState(newCommandKey)
  const minutes = Number(text) || 0
  const change = way === 'take' ? -minutes : minutes
  const now = tenant.credits.overdraftCredits > 0 ? -tenant.credits.overdraftCredits : tenant.credits.availableCredits

  const send = async () => {
    if (way === 'grant') await grantMinutes(tenant.tenantId, minutes, reason.trim(), key)
    else await adjustMinutes(tenant.tenantId, change, reason.trim(), key)
    toast.positive(way === 'take' ? `${format.minutes(minutes)} taken.` : `${format.minutes(minutes)} ${way === 'grant' ? 'granted' : 'added'}.`)
    onClose()
    await onDone()
  }
  return (
    <FormDialog
      title={begun === 'grant' ? 'Grant credits' : 'Adjust credits'}
      description={begun === 'grant' ? 'One credit is one minute. The client sees the entry with its reason in the ledger.' : 'Puts a balance right. The client sees the entry with its reason in the ledger.'}
      action={begun === 'grant' ? 'Grant' : 'Adjust'} danger={way === 'take'} onClose={onClose} send={send}
    >
      {begun === 'add' && (
        <Segmented label="Direction" value={way} onChange={setWay} options={[{ value: 'add', label: 'Add minutes' }, { value: 'take', label: 'Take minutes' }]} />
      )}
      <Field label="Minutes" hint={`Now ${format.minutes(now)}${minutes > 0 ? `, then ${format.minutes(now + change)}` : ''}.`}>
        {wiring => <Input {...wiring} required type="number" min={1} max={1_000_000} step={1} inputMode="numeric" value={text} onChange={event => setText(event.target.value)} />}
      </Field>
      <Field label="Reason" hint="Kept for good, so without personal data.">
        {wiring => <Input {...wiring} required maxLength={200} dir="auto" value={reason} onChange={event => setReason(event.target.value)} autoComplete="off" />}
      </Field>
    </FormDialog>
  )
}
