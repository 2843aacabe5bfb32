import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'

// public/theme.js reads the same key before the first paint.
const key = 'aivors.theme'
const system = () => window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function stored(): Theme {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

let current: Theme = stored()

function apply() {
  document.documentElement.classList.toggle('dark', current === 'dark' || (current === 'system' && system().matches))
  listeners.forEach(listener => listener())
}

export function setTheme(theme: Theme) {
  current = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // Storage may be blocked; then the choice lasts as long as the page.
  }
  apply()
}

/** Follows the system and the other tabs. Called once, at start. */
export function followTheme() {
  system().addEventListener('change', apply)
  window.addEventListener('storage', event => {
    if (event.key !== key) return
    current = stored()
    apply()
  })
}

export const useTheme = () => useSyncExternalStore(
  listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  () => current,
)
