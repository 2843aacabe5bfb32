import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react'

type Options = { count: number; scroller: RefObject<HTMLElement | null>; reveal: (index: number) => void; open: (index: number) => void }

const pageRows = 10

/** The row that an event came from, by the number that it carries. */
export const rowOf = (target: EventTarget) => {
  const number = (target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row']
  return number === undefined ? null : Number(number)
}

/** One row takes the Tab key; arrows walk from there. */
export function useRowKeys({ count, scroller, reveal, open }: Options) {
  const [current, setCurrent] = useState(0)
  const at = Math.min(current, Math.max(0, count - 1))

  const focus = (index: number) => {
    setCurrent(index)
    reveal(index)
    // A row far away is in the page only after the list has been drawn again.
    requestAnimationFrame(() => requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus()))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys pressed on what stands in a row are its own.
    const index = (event.target as HTMLElement).dataset['row'] === undefined ? null : rowOf(event.target)
    if (index === null) return
    const to = {
      ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1, PageDown: index + pageRows, PageUp: index - pageRows,
    }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      focus(Math.min(count - 1, Math.max(0, to)))
    } else if (event.key === 'Enter') open(index)
  }

  const onFocus = (event: FocusEvent<HTMLElement>) => setCurrent(before => rowOf(event.target) ?? before)
  return { tabIndexOf: (index: number) => (index === at ? 0 : -1), groupProps: { onFocus, onKeyDown } }
}
