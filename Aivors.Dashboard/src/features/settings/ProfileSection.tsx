import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { accountQuery } from '@/shared/session/account'
import { sessionQuery } from '@/shared/session/session'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { changeName } from './api/changeName'
import { checkName } from './rules'
import { Section } from './Section'

export function ProfileSection({ name: stored, email }: { name: string; email: string }) {
  const client = useQueryClient()
  const [name, setName] = useState(stored)
  const [wrong, setWrong] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: () => changeName(name.trim()),
    onSuccess: account => {
      client.setQueryData(accountQuery.queryKey, account)
      client.setQueryData(sessionQuery.queryKey, user => user && { ...user, name: account.user.name })
      toast.positive('Your name is saved.')
    },
    onError: error => setWrong(error.message),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const found = checkName(name)
    setWrong(found)
    if (!found && !save.isPending) save.mutate()
  }
  return (
    <Section title="Profile" description="How you are addressed here.">
      <form noValidate className="max-w-sm space-y-4" onSubmit={onSubmit}>
        <Field label="Name" error={wrong}>
          {wiring => <Input {...wiring} value={name} onChange={event => { setName(event.target.value); setWrong(null) }} autoComplete="name" dir="auto" required />}
        </Field>
        <Field label="E-mail" hint="You sign in with it. It cannot be changed here.">
          {wiring => <Input {...wiring} value={email} readOnly className="bg-subtle text-ink-2" autoComplete="username" />}
        </Field>
        <Button type="submit" variant="primary" busy={save.isPending} disabled={name.trim() === stored}>Save name</Button>
      </form>
    </Section>
  )
}
