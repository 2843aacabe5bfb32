import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { ApiError } from '@/shared/api/ApiError'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { PasswordInput } from '@/shared/ui/Input'
import { Notice } from '@/shared/ui/Notice'
import { toast } from '@/shared/ui/toast'
import { changePassword } from './api/changePassword'
import { sessionsQuery } from './api/getSessions'
import { checkNewPassword } from './rules'
import { Section } from './Section'

type Errors = { current?: string | null; next?: string | null; failure?: string | null }

export function PasswordSection({ email }: { email: string | undefined }) {
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const focus = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()

  const save = useMutation({
    mutationFn: () => changePassword({ currentPassword: current, newPassword: next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      setErrors({})
      toast.positive('Your password is changed. All other sessions are signed out.')
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
    onError: error => {
      const refused = error instanceof ApiError && error.status === 400
      const ofCurrent = refused && /current/i.test(error.message)
      setErrors(ofCurrent ? { current: error.message } : refused ? { next: error.message } : { failure: error.message })
      if (refused) focus(ofCurrent ? 'current' : 'next')
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    const found: Errors = { current: current === '' ? 'Please give the password that you have now.' : null, next: checkNewPassword(next, current) }
    setErrors(found)
    if (found.current || found.next) focus(found.current ? 'current' : 'next')
    else save.mutate()
  }
  return (
    <Section title="Password" description="Changing it signs out every other browser and device at once.">
      <form ref={form} noValidate className="max-w-sm space-y-4" onSubmit={onSubmit}>
        {errors.failure && <Notice tone="danger">{errors.failure}</Notice>}
        {/* So that a password manager knows whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />
        <Field label="Current password" error={errors.current}>
          {wiring => <PasswordInput {...wiring} name="current" value={current} onChange={event => setCurrent(event.target.value)} autoComplete="current-password" required />}
        </Field>
        <Field label="New password" error={errors.next} hint="At least 8 characters, and not one of the common ones. A few words are good.">
          {wiring => <PasswordInput {...wiring} name="next" value={next} onChange={event => setNext(event.target.value)} autoComplete="new-password" required />}
        </Field>
        <Button type="submit" variant="primary" busy={save.isPending}>Change password</Button>
      </form>
    </Section>
  )
}
