import type { Tone } from '@/shared/ui/Badge'

// The Api's names as people say them, and what colour they have everywhere.

export type Word = { label: string; tone: Tone; /** The colour in charts, as a class. */ fill: string }

const words = (entries: Record<string, [string, Tone, string]>) =>
  new Map(Object.entries(entries).map(([name, [label, tone, fill]]) => [name, { label, tone, fill } satisfies Word]))

const outcomes = words({
  answered: ['Answered', 'positive', 'bg-series-1'],
  transferred: ['Transferred', 'accent', 'bg-series-2'],
  voicemail: ['Voicemail', 'warning', 'bg-series-3'],
  no_answer: ['No answer', 'neutral', 'bg-series-4'],
  failed: ['Failed', 'danger', 'bg-series-5'],
})

const sentiments = words({
  Positive: ['Positive', 'positive', 'bg-series-2'],
  Neutral: ['Neutral', 'neutral', 'bg-series-4'],
  Negative: ['Negative', 'danger', 'bg-series-5'],
})

const verdicts = words({
  recorded: ['Recorded', 'positive', 'bg-series-1'],
  enriched: ['Enriched', 'accent', 'bg-series-2'],
  duplicate: ['Duplicate', 'neutral', 'bg-series-4'],
  quarantined: ['Quarantined', 'warning', 'bg-series-3'],
  rejected: ['Rejected', 'danger', 'bg-series-5'],
  pending: ['Pending', 'accent', 'bg-series-6'],
})

/** "no_answer" as "No answer": for names that come without a word of their own. */
export const humanized = (name: string) => {
  const text = name.replaceAll(/[_-]+/g, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const wordIn = (known: Map<string, Word>) => (name: string | null | undefined): Word =>
  (name ? known.get(name) ?? { label: humanized(name), tone: 'neutral', fill: 'bg-series-6' } : { label: 'Unknown', tone: 'neutral', fill: 'bg-previous' })

export const outcomeWord = wordIn(outcomes)
export const sentimentWord = wordIn(sentiments)
export const verdictWord = wordIn(verdicts)
export const outcomeNames = [...outcomes.keys()]
export const sentimentNames = [...sentiments.keys()]
export const verdictNames = [...verdicts.keys()]
