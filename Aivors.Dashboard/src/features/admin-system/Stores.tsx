import type { ReactNode } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { StatusDot } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { DescriptionList, type Description } from '@/shared/ui/DescriptionList'
import type { System } from './api/getSystem'
import { milliseconds } from './milliseconds'

export function Stores({ postgres, redis }: Pick<System, 'postgres' | 'redis'>) {
  const format = useFormat()
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Store
        name="Postgres"
        facts={postgres && [
          { term: 'Version', value: postgres.version }, { term: 'Answers in', value: milliseconds(postgres.ms) },
          { term: 'Connections', value: format.number(postgres.connections) }, { term: 'Database', value: format.bytes(postgres.databaseBytes) },
        ]}
      />
      <Store
        name="Redis"
        facts={redis && [{ term: 'Version', value: redis.version }, { term: 'Answers in', value: milliseconds(redis.ms) }, { term: 'Memory', value: format.bytes(redis.memoryBytes) }]}
      />
    </div>
  )
}

function Store({ name, facts }: { name: string; facts: Description[] | null }): ReactNode {
  return (
    <Card title={name} actions={<span className="text-xs">{facts ? <StatusDot tone="positive">Answers</StatusDot> : <StatusDot tone="warning">No answer</StatusDot>}</span>}>
      {facts ? <DescriptionList items={facts} /> : <p className="text-sm text-ink-2">It did not answer within two seconds. The next try follows by itself.</p>}
    </Card>
  )
}
