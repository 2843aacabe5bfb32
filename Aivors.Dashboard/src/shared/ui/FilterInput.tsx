import { useEffect, useRef, useState } from 'react'
import { SearchInput } from './Input'

type Props = { label: string; value: string; onValue: (value: string) => void; placeholder?: string; className?: string }

const pause = 300

/** A text filter that takes effect when the typing pauses, or at once with Enter. Follows `value` when the address changes otherwise. */
export function FilterInput({ label, value, onValue, ...rest }: Props) {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (seen !== value) {
    setSeen(value)
    if (text.trim() !== value) setText(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const typed = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onValue(next.trim()), next === '' ? 0 : pause)
  }
  const now = () => {
    clearTimeout(timer.current)
    onValue(text.trim())
  }
  return <SearchInput label={label} value={text} onValue={typed} onKeyDown={event => event.key === 'Enter' && now()} autoComplete="off" spellCheck={false} {...rest} />
}
