import { Link } from '@tanstack/react-router'
import { textIn, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Input, PasswordInput } from '@/shared/ui/Input'
import { Notice } from '@/shared/ui/Notice'
import { signUp } from './api/signUp'
import { AuthFrame } from './AuthFrame'
import { checkEmail, checkName, checkNewPassword, passwordLengthMin } from './rules'
import { useEntry } from './useEntry'
import { useForm } from './useForm'

const parse = (search: Search) => ({ returnTo: textIn(search, 'returnTo') })

export function SignUpPage() {
  const [{ returnTo }] = useUrlState(parse)
  const enter = useEntry()
  const rules = { name: checkName, email: checkEmail, password: checkNewPassword }
  const { form, field, errors, failure, busy, onSubmit } = useForm(rules, async ({ name, email, password }) => {
    await enter((await signUp({ name: name.trim(), email: email.trim(), password })).user)
  })

  return (
    <AuthFrame
      title="Open an account"
      lead="Then connect your Retell agent, and its calls appear here."
      foot={<>Have an account? <Link to="/sign-in" search={{ returnTo }} className="font-medium text-accent-ink hover:underline">Sign in</Link></>}
    >
      {failure && <Notice tone="danger" className="mb-4">{failure}</Notice>}
      <form ref={form} noValidate className="space-y-4" onSubmit={onSubmit}>
        <Field label="Name" error={errors.name}>
          {wiring => <Input {...wiring} {...field('name')} autoComplete="name" dir="auto" required />}
        </Field>
        <Field label="E-mail" error={errors.email}>
          {wiring => <Input {...wiring} {...field('email')} type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} required />}
        </Field>
        <Field label="Password" error={errors.password} hint={`At least ${passwordLengthMin} characters, and not one of the common ones. A few words are good.`}>
          {wiring => <PasswordInput {...wiring} {...field('password')} autoComplete="new-password" required />}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">Open the account</Button>
      </form>
    </AuthFrame>
  )
}
