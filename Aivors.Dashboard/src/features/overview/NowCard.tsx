import { useFormat } from '@/shared/format/useFormat'
import { Card } from '@/shared/ui/Card'
import { callsOf } from './callsBehind'
import { CountedStat } from './CountedStat'
import { definitions } from './definitions'
import type { Overview } from './api/getOverview'

type Props = { overview: Overview | undefined; /** How many run by the list beside it, which is ahead of the counters. */ running: number | undefined; agentId: string | undefined }

export function NowCard({ overview, running, agentId }: Props) {
  const format = useFormat()
  const now = overview?.now
  const today = overview ? callsOf({ from: overview.today, to: overview.today }, agentId) : {}
  const difference = now ? now.callsToday - now.callsYesterday : 0
  const scope = `${overview?.today} ${agentId}`
  return (
    <Card title="Today">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3">
        <CountedStat
          label="Calls today" value={now ? format.number(now.callsToday) : null} definition={definitions.callsToday} search={today} scope={scope}
          delta={now && { text: `${format.signed(difference)} · ${format.number(now.callsYesterday)} yesterday`, direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat', against: 'against the whole of yesterday' }}
        />
        <CountedStat label="Minutes today" value={now ? format.number(now.minutesToday) : null} unit="min" definition={definitions.minutesToday} search={today} scope={scope} />
        <CountedStat
          label="Running now" value={now ? format.number(running ?? now.runningCalls) : null} definition={definitions.runningCalls}
          search={{ status: 'ongoing', ...(agentId ? { agentId } : {}) }} scope={scope}
        />
      </div>
    </Card>
  )
}
