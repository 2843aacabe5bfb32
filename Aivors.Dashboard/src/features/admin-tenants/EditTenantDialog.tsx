import { useState } from 'react'
import { newCommandKey } from '@/shared/api/client'
import { Combobox } from '@/shared/ui/Combobox'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { changeTenant } from './api/changeTenant'
import type { TenantLine } from './api/listTenants'
import { changesOf } from './changes'
import { FormDialog } from './FormDialog'

const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')].map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))

type Props = { tenant: TenantLine; onClose: () => void; onDone: () => Promise<unknown> }

export function EditTenantDialog({ tenant, onClose, onDone }: Props) {
  const [name, setName] = useState(tenant.name)
  const [plan, setPlan] = useState(tenant.plan)
  const [timeZone, setTimeZone] = useState(tenant.timeZone)
  const [threshold, setThreshold] = useState(String(tenant.lowBalanceMinutes))
  const [retention, setRetention] = useState(String(tenant.retentionDays ?? 0))
  const [key] = useState(newCommandKey)
  const options = timeZones.some(zone => zone.value === tenant.timeZone) ? timeZones : [{ value: tenant.timeZone, label: tenant.timeZone }, ...timeZones]

  const send = async () => {
    const changes = changesOf(
      { ...tenant, retentionDays: tenant.retentionDays ?? 0 },
      { name: name.trim(), plan: plan.trim(), timeZone, lowBalanceMinutes: Number(threshold), retentionDays: Number(retention) },
    )
    if (Object.keys(changes).length > 0) {
      await changeTenant(tenant.tenantId, changes, key)
      toast.positive('Saved.')
      await onDone()
    }
    onClose()
  }
  return (
    <FormDialog title="Edit tenant" action="Save" onClose={onClose} send={send}>
      <Field label="Name">{wiring => <Input {...wiring} required maxLength={200} dir="auto" value={name} onChange={event => setName(event.target.value)} autoComplete="off" />}</Field>
      <Field label="Plan">{wiring => <Input {...wiring} required maxLength={100} dir="auto" value={plan} onChange={event => setPlan(event.target.value)} autoComplete="off" />}</Field>
      <Field label="Low-balance threshold in minutes" hint="From here on the balance counts as low. 0 never does.">
        {wiring => <Input {...wiring} required type="number" min={0} max={100_000} step={1} inputMode="numeric" value={threshold} onChange={event => setThreshold(event.target.value)} />}
      </Field>
      <Field label="Time zone" hint="Decides on which day a call counts from now on. Days already counted stay as they are.">
        {wiring => <Combobox id={wiring.id} label="Time zone" className="w-full" value={timeZone} onChange={zone => zone && setTimeZone(zone)} options={options} />}
      </Field>
      <Field label="Days that calls are kept" hint="Then their numbers, texts and links are erased for good. 0 keeps them for ever.">
        {wiring => <Input {...wiring} required type="number" min={0} max={36_500} step={1} inputMode="numeric" value={retention} onChange={event => setRetention(event.target.value)} />}
      </Field>
    </FormDialog>
  )
}
