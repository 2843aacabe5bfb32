import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageLink } from '@/shared/routing/PageLink'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { cn } from '@/shared/ui/cn'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { agentsQuery } from './api/getAgents'
import type { Overview } from './api/getOverview'

/** What to do while there was no call yet; done steps are ticked off. */
export function GetStarted({ credits, className }: { credits: Overview['credits']; className?: string }) {
  const { isOther } = useViewedUser()
  const { data: agents } = useQuery({ ...agentsQuery, enabled: !isOther, refetchOnMount: 'always' })
  const connected = agents?.isConnected ?? false
  return (
    <Card title={isOther ? 'No calls yet' : 'Get started'} description="The numbers appear here with the first call, at once and by themselves." className={className}>
      <ol className="mt-1 divide-y divide-line">
        <Step number={1} done={connected} title="Connect an agent" action={!isOther && !connected && <Button asChild variant="primary"><PageLink path="/integrations">Connect an agent</PageLink></Button>}>
          {connected && agents ? `${agents.agents.length === 1 ? 'Your agent is' : `${agents.agents.length} agents are`} connected.` : 'Enter the id of the Retell agent whose calls you want to see.'}
        </Step>
        <Step number={2} done={false} title="Send a test call" action={!isOther && <Button asChild variant={connected ? 'primary' : 'secondary'}><PageLink path="/integrations">Set up and test</PageLink></Button>}>
          Point the agent’s events at your n8n workflow, and send a test call through it.
        </Step>
        <Step number={3} done={credits.availableCredits > 0} title="Have credits">
          {credits.availableCredits > 0 ? 'Your account has minutes to use.' : 'Your agency adds minutes to your account. Calls are counted without them too, but your workflow is told to stop.'}
        </Step>
      </ol>
    </Card>
  )
}

function Step({ number, done, title, action, children }: { number: number; done: boolean; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <span className={cn('flex size-7 shrink-0 items-center justify-center rounded-full text-xs font-semibold', done ? 'bg-positive-soft text-positive-ink' : 'bg-subtle text-ink-2')}>
        {done ? <Check className="size-4" aria-label="Done" /> : number}
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="text-sm font-medium">{title}</p>
        <p className="text-sm text-pretty text-ink-2">{children}</p>
      </div>
      {action}
    </li>
  )
}
