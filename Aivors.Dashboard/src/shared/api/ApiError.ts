/** A failure that the Api told, or that it could not be reached (status 0). Its message is a sentence for the person. */
export class ApiError extends Error {
  readonly status: number
  readonly details: unknown
  /** When trying again may help, as far as the Api said so. */
  readonly retryAfterSeconds: number | null

  constructor(message: string, status: number, details: unknown = null, retryAfterSeconds: number | null = null) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.details = details
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** Finds a fault of ours in the logs. */
  get traceId(): string | null {
    const id = (this.details as { traceId?: unknown } | null)?.traceId
    return typeof id === 'string' ? id : null
  }

  /** True when the same request may succeed in a moment. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

type Failure = { error?: unknown; message?: unknown; details?: unknown }

export function failureOf(response: Response, body: unknown): ApiError {
  const failure = (typeof body === 'object' && body !== null ? body : {}) as Failure
  const text = [failure.error, failure.message].find(one => typeof one === 'string' && one !== '') as string | undefined
  const seconds = Number(response.headers.get('Retry-After'))
  return new ApiError(
    text ?? sentenceFor(response.status),
    response.status,
    failure.details ?? null,
    Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  )
}

const sentenceFor = (status: number) => (status >= 500
  ? 'The server could not answer. Please try again in a moment.'
  : `The server refused this (status ${status}).`)
