// A refresh token is good once, so of all tabs only one may spend it: they take turns under a lock, and who comes second finds
// that it was done meanwhile.

const lockName = 'aivors.session'
const renewedAtKey = 'aivors.renewedAt'
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('aivors.session')

export type SessionNews = 'expired' | 'signed-out' | 'signed-in' | 'signed-in-elsewhere'

const listeners = new Set<(news: SessionNews) => void>()
let running: Promise<boolean> | null = null

/**
 * Renews the session unless another request or tab has done so since `askedAt` (ms). False when the session is over; throws when
 * that could not be found out.
 */
export function renewSession(askedAt: number): Promise<boolean> {
  running ??= exclusively(() => renewUnlessDone(askedAt)).finally(() => { running = null })
  return running
}

async function renewUnlessDone(askedAt: number): Promise<boolean> {
  if (renewedAt() >= askedAt) return true
  const response = await fetch('/api/auth/refresh', { method: 'POST', credentials: 'same-origin' })
  if (response.ok) {
    remember(Date.now())
    return true
  }
  // Without locks two tabs may have asked at once: the loser's cookies are good, only its answer is not.
  if (response.status === 401) return renewedAt() >= askedAt
  throw new Error('The session could not be renewed just now. Please try again in a moment.')
}

// Web Locks exist on https and on this machine only; over plain http in a network what is above must do.
const exclusively = <T>(work: () => Promise<T>): Promise<T> => ('locks' in navigator && navigator.locks
  ? navigator.locks.request(lockName, work) as Promise<T>
  : work())

function renewedAt(): number {
  try {
    return Number(localStorage.getItem(renewedAtKey) ?? 0)
  } catch {
    return 0
  }
}

function remember(at: number) {
  try {
    localStorage.setItem(renewedAtKey, String(at))
  } catch {
    // Storage may be blocked; the lock still keeps two tabs from spending one token at the same time.
  }
}

/** Tells this tab, and by sign-in and sign-out the others, that the session began or ended. */
export function endSession(news: 'expired' | 'signed-out') {
  listeners.forEach(listener => listener(news))
  if (news === 'signed-out') channel?.postMessage(news)
}

export function beginSession() {
  listeners.forEach(listener => listener('signed-in'))
  channel?.postMessage('signed-in')
}

export function onSession(listener: (news: SessionNews) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

channel?.addEventListener('message', ({ data }) => {
  const news: SessionNews = data === 'signed-in' ? 'signed-in-elsewhere' : 'signed-out'
  listeners.forEach(listener => listener(news))
})
