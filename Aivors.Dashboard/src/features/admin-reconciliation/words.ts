import { humanized } from '@/shared/format/words'
import type { Tone } from '@/shared/ui/Badge'
import type { Run } from './api/listRuns'

const statuses: Record<string, Tone> = { waiting: 'neutral', running: 'accent', done: 'positive', failed: 'danger' }

export const statusWord = (status: string): { label: string; tone: Tone } => ({ label: humanized(status), tone: statuses[status] ?? 'neutral' })

/** Pure: what a run found and did, without what it did not. */
export function resultOf({ counts }: Pick<Run, 'counts'>): string {
  const parts = [
    counts.filled > 0 && `${counts.filled} filled`, counts.missing > counts.filled && `${counts.missing - counts.filled} still missing`,
    counts.corrected > 0 && `${counts.corrected} corrected`, counts.differing > counts.corrected && `${counts.differing - counts.corrected} differing`,
    counts.extra > 0 && `${counts.extra} extra`, counts.failed > 0 && `${counts.failed} failed`,
  ].filter(part => part !== false)
  return parts.length > 0 ? parts.join(', ') : 'Nothing to mend'
}
