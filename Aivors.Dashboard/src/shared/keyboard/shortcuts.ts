import { useEffect, useEffectEvent } from 'react'

export type Shortcut = {
  /** One key ("?"), two after each other ("g c"), or with Ctrl or ⌘ ("mod+k"). */
  keys: string
  label: string
  group: string
  run: () => void
}

const known = new Set<Shortcut[]>()
const betweenMs = 1000

/** All that work on the page now, for the sheet that lists them. */
export const shortcutsNow = (): Shortcut[] => [...known].flat()

/** Offers keys while the component is there. Letters are ignored while somebody types. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const onKey = useEffectEvent((pressed: string, event: KeyboardEvent) => {
    const hit = shortcuts.find(shortcut => shortcut.keys === pressed)
    if (!hit) return false
    event.preventDefault()
    hit.run()
    return true
  })
  useEffect(() => {
    known.add(shortcuts)
    return () => {
      known.delete(shortcuts)
    }
  }, [shortcuts])
  useEffect(() => {
    let first: { key: string; at: number } | null = null
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.altKey) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      if (event.ctrlKey || event.metaKey) {
        onKey(`mod+${key}`, event)
        return
      }
      if (isTyping(event.target) || document.querySelector('[role="dialog"][data-state="open"]')) return
      const pair = first && event.timeStamp - first.at < betweenMs ? `${first.key} ${key}` : null
      first = null
      if (pair && onKey(pair, event)) return
      if (!onKey(key, event)) first = { key, at: event.timeStamp }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select'))

/** "mod+k" as it stands on the keys of this machine. */
export const keysShown = (keys: string): string[] => keys.split(/[+ ]/).map(key => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key))

const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
