import type { Schema } from '@/shared/api/client'
import { useFormat } from '@/shared/format/useFormat'
import { humanized } from '@/shared/format/words'
import { Badge, type Tone } from '@/shared/ui/Badge'

const tones: Record<string, Tone> = { filled: 'positive', corrected: 'positive', refused: 'danger', failed: 'danger', kept_apart: 'warning' }

type Props = { findings: Schema<'FindingForm'>[]; hasMore: boolean }

export function Findings({ findings, hasMore }: Props) {
  const format = useFormat()
  const length = (ms: number | null) => (ms === null ? 'not known' : format.duration(ms / 1000))
  return (
    <section className="mt-6">
      <h3 className="mb-2 text-sm font-semibold">Findings</h3>
      {findings.length === 0 && <p className="text-sm text-ink-2">None.</p>}
      {findings.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line text-sm">
          {findings.map(finding => (
            <li key={finding.callId} className="px-3 py-2">
              <p className="flex items-center gap-3">
                <code className="min-w-0 flex-1 truncate font-mono text-xs" title={finding.callId}>{finding.callId}</code>
                <span className="text-xs text-ink-3">{humanized(finding.kind)}</span>
                <Badge tone={tones[finding.outcome] ?? 'neutral'}>{humanized(finding.outcome)}</Badge>
              </p>
              <p className="mt-0.5 text-xs text-ink-3">
                Ours {length(finding.knownMs)}, Retell's {length(finding.listedMs)}
                {finding.reason && <span dir="auto">. {finding.reason}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {hasMore && <p className="mt-2 text-xs text-ink-3">Only the first 1,000 are shown.</p>}
    </section>
  )
}
