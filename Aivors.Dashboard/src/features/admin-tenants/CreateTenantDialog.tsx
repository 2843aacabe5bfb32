import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '@/shared/ui/Field'
import { Input, PasswordInput } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { createTenant } from './api/createTenant'
import { FormDialog } from './FormDialog'

type Props = { onClose: () => void; onCreated: (tenantId: string) => void }

export function CreateTenantDialog({ onClose, onCreated }: Props) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [userName, setUserName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [minutes, setMinutes] = useState('')

  const send = async () => {
    const { tenantId } = await createTenant({ name, email, password, userName: userName.trim() || null, minutes: minutes ? Number(minutes) : null })
    toast.positive('The tenant is open.')
    onClose()
    onCreated(tenantId)
    await client.invalidateQueries({ queryKey: ['admin', 'tenants'] })
  }
  return (
    <FormDialog title="New tenant" description="Opens a client's account with its first user, who signs in with this address and password." action="Open tenant" onClose={onClose} send={send}>
      <Field label="Company">{wiring => <Input {...wiring} required maxLength={200} dir="auto" value={name} onChange={event => setName(event.target.value)} autoComplete="off" />}</Field>
      <Field label="First user's name" optional hint="Left out, it is the company's.">{wiring => <Input {...wiring} maxLength={200} dir="auto" value={userName} onChange={event => setUserName(event.target.value)} autoComplete="off" />}</Field>
      <Field label="E-mail address">{wiring => <Input {...wiring} required type="email" value={email} onChange={event => setEmail(event.target.value)} autoComplete="off" />}</Field>
      <Field label="Password" hint="8 to 128 characters. The user can change it in the settings.">
        {wiring => <PasswordInput {...wiring} required minLength={8} maxLength={128} value={password} onChange={event => setPassword(event.target.value)} autoComplete="new-password" />}
      </Field>
      <Field label="Minutes to begin with" optional>{wiring => <Input {...wiring} type="number" min={1} max={1_000_000} step={1} inputMode="numeric" value={minutes} onChange={event => setMinutes(event.target.value)} />}</Field>
    </FormDialog>
  )
}
