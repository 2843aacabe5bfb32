import createClient from 'openapi-fetch'
import { ApiError, failureOf } from './ApiError'
import type { components, paths } from './schema'
import { sessionFetch } from './transport'

/** The Api, typed by its own description: `api.GET('/api/calls/{callId}', { params: { path: { callId } }, signal })`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: sessionFetch, credentials: 'same-origin' })

/** A type of the description: `Schema<'CallForm'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

type Answer<Body> = Promise<{ data?: Body; error?: unknown; response: Response }>

/** The whole answer; a failure is thrown as an ApiError. */
export async function answerOf<Body>(answer: Answer<Body>): Promise<Body> {
  const { data, error, response } = await answer
  if (error !== undefined || !response.ok) throw failureOf(response, error)
  return data as Body
}

/** What stands under `data` in the envelope; a failure is thrown as an ApiError. */
export async function dataOf<Data>(answer: Answer<{ data?: Data | null }>): Promise<NonNullable<Data>> {
  const { data } = await answerOf(answer)
  if (data === undefined || data === null) throw new ApiError('The server answered without data.', 500)
  return data as NonNullable<Data>
}

/** A name for one command: sent again after a lost answer it does nothing twice. Make it when the form opens, not when it is sent. */
export const newCommandKey = () => (crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))]
  .map(byte => byte.toString(16).padStart(2, '0')).join(''))

/**
 * `data` of a route that docs/openapi.json does not describe yet, with a type of your own. Replace it by `api.GET` once it does:
 * the description's types are checked, these are believed.
 */
export async function getData<Data>(path: string, query: Record<string, string | number | boolean | null | undefined> = {}, signal?: AbortSignal): Promise<Data> {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [[name, String(value)]])))
  const response = await sessionFetch(new Request(window.location.origin + path + (search.size > 0 ? `?${search}` : ''), { signal, credentials: 'same-origin' }))
  const body = await response.json().catch(() => null) as { data: Data } | null
  if (!response.ok || !body) throw failureOf(response, body)
  return body.data
}
