import type { LiveEvent, LiveFact, LiveHello, LiveStatus } from './facts'

export type LiveOptions = {
  userId: string | undefined
  onEvent: (event: LiveEvent) => void
  onStatus: (status: LiveStatus) => void
  /** Asked after a broken stream, because EventSource does not tell a 401: renews the session, or finds it over. */
  checkSession: () => Promise<boolean>
}

const pollEveryMs = 10_000
const failuresUntilPolling = 3
const longestWaitMs = 30_000

/** One tenant's stream: resumes where it ended, is quiet while nobody looks, and falls back to polling. */
export class LiveConnection {
  private readonly options: LiveOptions
  private source: EventSource | null = null
  private lastEventId: string | null = null
  private failures = 0
  private retry: ReturnType<typeof setTimeout> | null = null
  private poll: ReturnType<typeof setInterval> | null = null
  private closed = true

  constructor(options: LiveOptions) {
    this.options = options
  }

  open() {
    this.closed = false
    document.addEventListener('visibilitychange', this.onVisibility)
    window.addEventListener('online', this.reconnect)
    if (document.hidden) this.options.onStatus('paused')
    else this.connect()
  }

  close() {
    this.closed = true
    document.removeEventListener('visibilitychange', this.onVisibility)
    window.removeEventListener('online', this.reconnect)
    this.disconnect()
  }

  private readonly onVisibility = () => {
    if (document.hidden) {
      this.disconnect()
      this.options.onStatus('paused')
    } else if (!this.source) {
      this.failures = 0
      this.connect()
    }
  }

  private readonly reconnect = () => {
    if (this.closed || document.hidden) return
    this.disconnect()
    this.connect()
  }

  private connect() {
    if (this.poll === null) this.options.onStatus('connecting')
    const query = new URLSearchParams()
    if (this.options.userId) query.set('userId', this.options.userId)
    if (this.lastEventId) query.set('lastEventId', this.lastEventId)
    const source = new EventSource(`/api/live${query.size > 0 ? `?${query}` : ''}`)
    this.source = source
    source.addEventListener('hello', event => this.onHello(JSON.parse(event.data) as LiveHello))
    source.addEventListener('fact', event => {
      this.lastEventId = event.lastEventId || this.lastEventId
      this.options.onEvent({ type: 'fact', fact: JSON.parse(event.data) as LiveFact })
    })
    source.addEventListener('reset', event => {
      this.lastEventId = String((JSON.parse(event.data) as { headSeq: number }).headSeq)
      this.options.onEvent({ type: 'reset' })
    })
    source.addEventListener('end', event => {
      const { reason } = JSON.parse(event.data) as { reason: string }
      void this.onBroken(reason === 'session')
    })
    source.onerror = () => void this.onBroken(true)
  }

  private onHello(hello: LiveHello) {
    this.failures = 0
    this.stopPolling()
    // What came before the first stream is in what the page has loaded; from here on nothing is missed.
    this.lastEventId ??= String(hello.headSeq)
    this.options.onStatus('live')
    this.options.onEvent({ type: 'hello', hello })
  }

  // The browser's own reconnecting knows neither the session nor when to give up, so it is done here.
  private async onBroken(askSession: boolean) {
    this.drop()
    this.failures++
    if (this.failures >= failuresUntilPolling) this.startPolling()
    if (askSession && !(await this.options.checkSession().catch(() => true))) return
    if (this.closed || document.hidden || this.source || this.retry !== null) return
    const wait = Math.min(longestWaitMs, 500 * 2 ** Math.min(this.failures, 8)) * (0.5 + Math.random() / 2)
    this.retry = setTimeout(() => {
      this.retry = null
      this.connect()
    }, wait)
  }

  private startPolling() {
    this.options.onStatus('polling')
    this.poll ??= setInterval(() => document.hidden || this.options.onEvent({ type: 'poll' }), pollEveryMs)
  }

  private stopPolling() {
    if (this.poll !== null) clearInterval(this.poll)
    this.poll = null
  }

  private drop() {
    this.source?.close()
    this.source = null
  }

  private disconnect() {
    this.drop()
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = null
    this.stopPolling()
  }
}
