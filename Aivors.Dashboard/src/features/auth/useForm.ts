import { type FormEvent, useRef, useState } from 'react'
import { ApiError } from '@/shared/api/ApiError'
import { fieldOf } from './rules'

type Rules<Name extends string> = Record<Name, (value: string) => string | null>

/** A small form: checks by field on leaving it and on sending, the Api's refusals beside their fields, focus on the first that is wrong. */
export function useForm<Name extends string>(rules: Rules<Name>, send: (values: Record<Name, string>) => Promise<void>) {
  const names = Object.keys(rules) as Name[]
  const [values, setValues] = useState(() => Object.fromEntries(names.map(name => [name, ''])) as Record<Name, string>)
  const [errors, setErrors] = useState<Partial<Record<Name, string | null>>>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const focus = (name: Name) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus()

  const refused = (error: unknown) => {
    const message = error instanceof Error ? error.message : 'Something went wrong. Please try again.'
    const field = error instanceof ApiError && (error.status === 400 || error.status === 409) ? fieldOf(message) as Name | null : null
    if (field && names.includes(field)) {
      setErrors({ [field]: message } as Partial<Record<Name, string>>)
      focus(field)
    } else setFailure(message)
  }

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const found = Object.fromEntries(names.map(name => [name, rules[name](values[name])])) as Record<Name, string | null>
    setErrors(found)
    setFailure(null)
    const wrong = names.find(name => found[name])
    if (wrong) {
      focus(wrong)
      return
    }
    setBusy(true)
    try {
      await send(values)
    } catch (error) {
      refused(error)
    } finally {
      setBusy(false)
    }
  }

  const field = (name: Name) => ({
    name,
    value: values[name],
    onChange: (event: { target: { value: string } }) => {
      setValues(before => ({ ...before, [name]: event.target.value }))
      if (errors[name]) setErrors(before => ({ ...before, [name]: null }))
    },
    onBlur: () => values[name] !== '' && setErrors(before => ({ ...before, [name]: rules[name](values[name]) })),
  })
  return { form, field, errors, failure, busy, onSubmit }
}
