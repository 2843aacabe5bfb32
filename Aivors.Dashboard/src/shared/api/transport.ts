import { endSession, renewSession } from '@/shared/session/renewal'
import { ApiError } from './ApiError'

/**
 * fetch as every request of the dashboard goes: with cookies, and when the access token is past its time, once more after the
 * session was renewed. A session that is over is told to whoever listens (see renewal.ts), and the 401 is handed on.
 */
export async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone()
  const askedAt = Date.now()
  const response = await send(request)
  if (response.status !== 401) return response

  const { tokenExpired = false, requiresAuth = false } = await failure(response.clone())
  if (tokenExpired && (await renewSession(askedAt))) return send(again)
  if (requiresAuth && !isSignIn(request.url)) endSession('expired')
  return response
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new ApiError(navigator.onLine
      ? 'The server cannot be reached. Please try again in a moment.'
      : 'You are offline. This will work again once you are connected.', 0)
  }
}

async function failure(response: Response): Promise<{ tokenExpired?: boolean; requiresAuth?: boolean }> {
  try {
    return await response.json()
  } catch {
    return {}
  }
}

// Their 401 says that the password was wrong, or that nobody is signed in, not that a session has just ended.
const isSignIn = (url: string) => /\/api\/auth\/(login|signup|refresh|logout|me)$/.test(new URL(url).pathname)
