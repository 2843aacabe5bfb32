import type { LiveCall } from '@/shared/live/facts'
import type { Call, Page, Pages } from '../api/getCalls'

// How a loaded list follows what happens, without loading it all again. Pure.

const atOf = (call: Call) => Date.parse(call.callStartTime ?? call.createdAt)

/** A call that a fact tells of, changed where it stands. */
export function withFact(pages: Pages | undefined, fact: LiveCall): Pages | undefined {
  if (!pages?.pages.some(page => page.calls.some(call => call.callId === fact.callId))) return pages
  const { status, outcome, direction, phoneNumber, chargedSeconds, eventType } = fact
  const change = (call: Call): Call => (call.callId === fact.callId
    ? { ...call, status, outcome, direction, phoneNumber, chargedSeconds, eventType, durationSeconds: fact.durationSeconds ?? call.durationSeconds }
    : call)
  return { ...pages, pages: pages.pages.map(page => ({ ...page, calls: page.calls.map(change) })) }
}

/**
 * The first page read anew, laid over a list that is sorted by time, newest first: what it has is as it says, what it passes over is
 * gone, what is older stays. Cursors are places in time, so the following pages stay right. When nothing joins the two, the list
 * begins again.
 */
export function withHead(pages: Pages | undefined, head: Page): Pages | undefined {
  if (!pages) return pages
  const known = new Set(pages.pages.flatMap(page => page.calls.map(call => call.callId)))
  const last = head.calls.at(-1)
  const joined = !head.hasMore || head.calls.some(call => known.has(call.callId))
  if (!last || !joined || !head.hasMore) return { pages: [head], pageParams: [null] }
  const fresh = new Set(head.calls.map(call => call.callId))
  const older = (call: Call) => !fresh.has(call.callId) && atOf(call) <= atOf(last)
  const [first, ...rest] = pages.pages
  return {
    ...pages,
    pages: [
      { ...first!, calls: [...head.calls, ...first!.calls.filter(older)], total: head.total, totalIsAtLeast: head.totalIsAtLeast },
      ...rest.map(page => ({ ...page, calls: page.calls.filter(call => !fresh.has(call.callId)) })),
    ],
  }
}
