import { outcomeWord } from '@/shared/format/words'
import { Badge, StatusDot } from '@/shared/ui/Badge'

/** How a call went, or that it is going on. */
export function CallBadge({ status, outcome }: { status: string; outcome: string | null }) {
  if (status === 'ongoing') return <Badge tone="positive"><StatusDot tone="positive" pulse>Running</StatusDot></Badge>
  if (!outcome) return <Badge>Ended</Badge>
  const { tone, label } = outcomeWord(outcome)
  return <Badge tone={tone}>{label}</Badge>
}
