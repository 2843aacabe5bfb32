import { useSyncExternalStore } from 'react'
import { WifiOff } from 'lucide-react'

const subscribe = (listener: () => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm text-warning-ink">
          <WifiOff className="size-4 shrink-0" aria-hidden />
          You are offline. What you see may be old; it goes on by itself once you are connected.
        </p>
      )}
    </div>
  )
}
