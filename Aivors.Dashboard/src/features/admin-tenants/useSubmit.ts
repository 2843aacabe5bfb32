import { type FormEvent, useState } from 'react'

/** One form's sending: busy, and what went wrong. `send` throws a sentence when a field is wrong. */
export function useSubmit(send: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await send()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, onSubmit }
}
