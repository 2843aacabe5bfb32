import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { oneOf, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { CopyLine } from '@/shared/ui/CodeBlock'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/shared/ui/Tabs'
import { workspaceQuery } from './api/getWorkspace'

const ways = ['n8n', 'retell'] as const
const parse = (search: Search) => ({ via: oneOf(search, 'via', ways) ?? 'n8n' })

export function WebhookCard() {
  const [{ via }, change] = useUrlState(parse)
  const { data: workspace } = useQuery(workspaceQuery)
  // Without an address of one's own the agency's takes the events; this page comes from the same server.
  const direct = workspace?.webhookUrl ?? `${window.location.origin}/api/retell/webhook`
  return (
    <Card title="Webhook address" description="Where Retell’s events go, by way of n8n or directly.">
      <Tabs value={via} onValueChange={next => void change({ via: next === 'n8n' ? null : next }, { replace: true })} className="-mt-2">
        <TabsList label="Way of the webhooks">
          <TabsTrigger value="n8n">Through n8n</TabsTrigger>
          <TabsTrigger value="retell">Directly from Retell</TabsTrigger>
        </TabsList>
        <TabsContent value="n8n" className="space-y-3">
          <CopyLine label="n8n address" text={`${window.location.origin}/api/n8n/retell-webhook`} />
          <ol className="list-decimal space-y-1 pl-4 text-sm text-ink-2">
            <li>Download the workflow and import it into n8n.</li>
            <li>Give its HTTP node the secret that you got with your account.</li>
            <li>Set the workflow’s own address as the agent’s webhook in Retell.</li>
          </ol>
          <div className="flex flex-wrap gap-2">
            <Button asChild><a href="/api/n8n/workflow" download><Download aria-hidden />Workflow</a></Button>
            <Button asChild variant="ghost"><a href="/api/n8n/workflow?signed=true" download><Download aria-hidden />With signature</a></Button>
          </div>
        </TabsContent>
        <TabsContent value="retell" className="space-y-3">
          <CopyLine label="direct address" text={direct} />
          <ol className="list-decimal space-y-1 pl-4 text-sm text-ink-2">
            <li>In Retell’s dashboard open the agent, then its webhook settings.</li>
            <li>Paste this address as the agent’s webhook URL, and save.</li>
            <li>Make a call: it appears below within a second.</li>
          </ol>
          <p className="text-xs text-ink-3">
            {workspace?.hasKey
              ? 'Its events are checked with your own API key.'
              : 'This is for agents in the agency’s Retell workspace. With a workspace of your own, store its API key first.'}
          </p>
        </TabsContent>
      </Tabs>
    </Card>
  )
}
