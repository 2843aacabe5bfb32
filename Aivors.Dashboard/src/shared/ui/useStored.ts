import { useCallback, useState } from 'react'

/** A choice of this browser, such as hidden columns. What cannot be read or kept is no failure: the usual value stands in. */
export function useStored<T>(name: string, usual: T) {
  const key = `aivors.${name}`
  const [value, setValue] = useState<T>(() => {
    try {
      const text = localStorage.getItem(key)
      return text === null ? usual : JSON.parse(text) as T
    } catch {
      return usual
    }
  })
  const store = useCallback((next: T) => {
    setValue(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Storage may be blocked or full; then the choice lasts as long as the page.
    }
  }, [key])
  return [value, store] as const
}
