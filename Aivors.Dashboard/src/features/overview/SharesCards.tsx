import { StackedBar } from '@/shared/charts/StackedBar'
import { useFormat } from '@/shared/format/useFormat'
import { outcomeWord, sentimentWord } from '@/shared/format/words'
import { PageLink } from '@/shared/routing/PageLink'
import { Card } from '@/shared/ui/Card'
import { Definition } from '@/shared/ui/Definition'
import { Skeleton } from '@/shared/ui/Skeleton'
import type { Overview } from './api/getOverview'
import { callsOf } from './callsBehind'
import { definitions } from './definitions'

type Props = { overview: Overview | undefined; agentId: string | undefined; className?: string }

export const OutcomesCard = ({ overview, agentId, className }: Props) => (
  <SharesCard
    title="Outcomes" definition={definitions.outcomes} name="outcome" word={outcomeWord} overview={overview} agentId={agentId} className={className}
    parts={overview?.outcomes.map(({ outcome, calls }) => ({ key: outcome, value: calls }))}
  />
)

export const SentimentsCard = ({ overview, agentId, className }: Props) => (
  <SharesCard
    title="Sentiment" definition={definitions.sentiments} name="sentiment" word={sentimentWord} overview={overview} agentId={agentId} className={className}
    parts={overview?.sentiments.map(({ sentiment, calls }) => ({ key: sentiment, value: calls }))}
  />
)

type SharesProps = Props & { title: string; definition: string; name: 'outcome' | 'sentiment'; word: typeof outcomeWord; parts: { key: string; value: number }[] | undefined }

function SharesCard({ title, definition, name, word, parts, overview, agentId, className }: SharesProps) {
  const format = useFormat()
  return (
    <Card title={title} actions={<Definition term={title}>{definition}</Definition>} className={className}>
      {!overview || !parts ? <Skeleton className="h-32" /> : (
        <StackedBar
          label={title}
          format={format.number}
          shares={parts.map(({ key, value }) => ({
            key,
            value,
            label: word(key).label,
            fill: word(key).fill,
            link: children => <PageLink path="/calls" search={callsOf(overview, agentId, { [name]: key })} className="rounded hover:text-accent-ink hover:underline">{children}</PageLink>,
          }))}
        />
      )}
    </Card>
  )
}
