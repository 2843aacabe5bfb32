// A refresh token is good once, so of all tabs only one may spend it: they take turns under a lock, and who comes second finds
// that it was done meanwhile.

const lockName = 'aivors.session'
const renewedAtKey = 'aivors.renewedAt'
const begunAtKey = 'aivors.renewalBegunAt'
const abandonedMs = 10_000
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
  if (read(renewedAtKey) >= askedAt) return true
  if (await finishedByAPageThatLeft()) return true
  write(begunAtKey, Date.now())
  // keepalive: leaving the page must not cut off the answer that carries the new cookies.
  const response = await fetch('/api/auth/refresh', { method: 'POST', credentials: 'same-origin', keepalive: true })
  if (response.ok) {
    write(renewedAtKey, Date.now())
    return true
  }
  write(begunAtKey, 0)
  // Without locks two tabs may have asked at once: the loser's cookies are good, only its answer is not.
  if (response.status === 401) return read(renewedAtKey) >= askedAt
  throw new Error('The session could not be renewed just now. Please try again in a moment.')
}

// Web Locks exist on https and on this machine only; over plain http in a network what is above must do.
const exclusively = <T>(work: () => Promise<T>): Promise<T> => ('locks' in navigator && navigator.locks
  ? navigator.locks.request(lockName, work) as Promise<T>
  : work())

/**
 * A page that was left while it renewed gave up its lock, not its request. To spend the same token meanwhile would end the session,
 * so its new cookies are waited for.
 */
async function finishedByAPageThatLeft(): Promise<boolean> {
  const begunAt = read(begunAtKey)
  if (begunAt <= read(renewedAtKey) || Date.now() - begunAt > abandonedMs) return false
  for (let tries = 0; tries < 8; tries++) {
    if ((await fetch('/api/auth/me', { credentials: 'same-origin' })).ok) {
      write(renewedAtKey, Date.now())
      return true
    }
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  return false
}

// Storage may be blocked; the lock still keeps two tabs from spending one token at the same time.
function read(key: string): number {
  try {
    return Number(localStorage.getItem(key) ?? 0)
  } catch {
    return 0
  }
}

function write(key: string, at: number) {
  try {
    localStorage.setItem(key, String(at))
  } catch {
    // See above.
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
