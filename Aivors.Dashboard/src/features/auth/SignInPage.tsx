import { Link } from '@tanstack/react-router'
import { oneOf, textIn, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Input, PasswordInput } from '@/shared/ui/Input'
import { Notice } from '@/shared/ui/Notice'
import { signIn } from './api/signIn'
import { AuthFrame } from './AuthFrame'
import { checkEmail, checkPassword } from './rules'
import { useEntry } from './useEntry'
import { useForm } from './useForm'

const parse = (search: Search) => ({ returnTo: textIn(search, 'returnTo'), reason: oneOf(search, 'reason', ['expired', 'signed-out']) })

export function SignInPage() {
  const [{ returnTo, reason }] = useUrlState(parse)
  const enter = useEntry()
  const { form, field, errors, failure, busy, onSubmit } = useForm({ email: checkEmail, password: checkPassword }, async ({ email, password }) => {
    await enter((await signIn({ email: email.trim(), password })).user)
  })

  return (
    <AuthFrame
      title="Sign in"
      lead="Calls and credits of your voice agents."
      foot={<>New here? <Link to="/sign-up" search={{ returnTo }} className="font-medium text-accent-ink hover:underline">Open an account</Link></>}
    >
      {reason === 'expired' && !failure && <Notice className="mb-4">Your session is over. Sign in to go on where you were.</Notice>}
      {reason === 'signed-out' && !failure && <Notice tone="positive" className="mb-4">You are signed out.</Notice>}
      {failure && <Notice tone="danger" className="mb-4">{failure}</Notice>}
      <form ref={form} noValidate className="space-y-4" onSubmit={onSubmit}>
        <Field label="E-mail" error={errors.email}>
          {wiring => <Input {...wiring} {...field('email')} type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} required />}
        </Field>
        <Field label="Password" error={errors.password}>
          {wiring => <PasswordInput {...wiring} {...field('password')} autoComplete="current-password" required />}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">Sign in</Button>
      </form>
    </AuthFrame>
  )
}
