import { useSyncExternalStore } from 'react'

const query = '(max-width: 40rem)'

const subscribe = (changed: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether the window is a phone's. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
