import { useMutation } from '@tanstack/react-query'
import { PhoneCall } from 'lucide-react'
import { useState } from 'react'
import { PageLink } from '@/shared/routing/PageLink'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { Field } from '@/shared/ui/Field'
import { Select } from '@/shared/ui/Input'
import { Notice } from '@/shared/ui/Notice'
import { sendTestCall } from './api/sendTestCall'

/** @param agentIds Null while they are not known. */
export function TestCallCard({ agentIds }: { agentIds: string[] | null }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const test = useMutation({ mutationFn: sendTestCall })
  const agentId = chosen !== null && agentIds?.includes(chosen) ? chosen : agentIds?.[0]
  return (
    <Card title="Test call" description="A call that nobody made goes the way of every call. It costs nothing.">
      <div className="space-y-3">
        {agentIds !== null && agentIds.length > 1 && (
          <Field label="Agent">
            {wiring => <Select {...wiring} value={agentId} onChange={event => setChosen(event.target.value)}>{agentIds.map(id => <option key={id}>{id}</option>)}</Select>}
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button busy={test.isPending} disabled={!agentId} onClick={() => agentId && test.mutate(agentId)}><PhoneCall aria-hidden />Send a test call</Button>
          {agentIds?.length === 0 && <p className="text-sm text-ink-3">Connect an agent first.</p>}
        </div>
        {test.data && !test.isPending && (
          <Notice tone="positive">
            The test call went the whole way.{' '}
            <PageLink path={`/calls/${encodeURIComponent(test.data.callId)}`} className="font-medium underline underline-offset-4">Look at it</PageLink>
          </Notice>
        )}
        {test.error && !test.isPending && <Notice tone="danger">{test.error.message}</Notice>}
      </div>
    </Card>
  )
}
