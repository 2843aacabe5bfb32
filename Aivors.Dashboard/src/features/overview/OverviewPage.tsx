import { useQuery } from '@tanstack/react-query'
import { dayIn } from '@/shared/format/days'
import { useUrlState } from '@/shared/routing/useUrlState'
import { Card } from '@/shared/ui/Card'
import { cn } from '@/shared/ui/cn'
import { Combobox } from '@/shared/ui/Combobox'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PeriodPicker } from '@/shared/ui/PeriodPicker'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { AgentsCard } from './AgentsCard'
import { latestQuery } from './api/getLatestCalls'
import { overviewQuery, type Overview } from './api/getOverview'
import { runningQuery } from './api/getRunningCalls'
import { CourseCard } from './CourseCard'
import { CreditsCard } from './CreditsCard'
import { GetStarted } from './GetStarted'
import { LatestCard } from './LatestCard'
import { NowCard } from './NowCard'
import { PeriodCard } from './PeriodCard'
import { RunningCard } from './RunningCard'
import { OutcomesCard, SentimentsCard } from './SharesCards'
import { overviewState } from './state'
import { useOverviewLive } from './useOverviewLive'
import { WhenCard } from './WhenCard'

export function OverviewPage() {
  const { userId, timeZone } = useViewedUser()
  const [{ agentId, show, ...period }, change] = useUrlState(overviewState)
  const { data: overview, error, refetch, isPlaceholderData } = useQuery(overviewQuery(userId, period, agentId))
  const latest = useQuery(latestQuery(userId, agentId))
  const running = useQuery(runningQuery(userId)).data?.calls.filter(call => !agentId || call.agentId === agentId).length
  useOverviewLive()

  if (error && !overview) return <><PageHeader title="Overview" /><Card><ErrorState error={error} onRetry={() => void refetch()} /></Card></>
  if (overview && !agentId && overview.current.calls === 0 && latest.data?.calls.length === 0) {
    return (
      <>
        <PageHeader title="Overview" />
        <div className="grid gap-5 lg:grid-cols-12">
          <CreditsCard credits={overview.credits} className="lg:col-span-4 xl:col-span-3" />
          <GetStarted credits={overview.credits} className="lg:col-span-8 xl:col-span-9" />
        </div>
      </>
    )
  }
  const agents = agentOptions(overview, agentId)
  const nameOf = (id: string) => overview?.agents.find(agent => agent.agentId === id)?.agentName ?? null
  return (
    <>
      <PageHeader
        title="Overview"
        actions={<>
          {(agents.length > 1 || agentId) && <Combobox label="Agent" value={agentId ?? null} onChange={value => void change({ agentId: value })} options={agents} noneLabel="All agents" className="max-w-56" />}
          <PeriodPicker value={period} onChange={next => void change({ period: next.period, from: next.from, to: next.to })} today={overview?.today ?? dayIn(timeZone)} />
        </>}
      />
      <div className={cn('grid gap-5 transition-opacity lg:grid-cols-12', isPlaceholderData && 'opacity-60')} aria-busy={!overview || isPlaceholderData}>
        <CreditsCard credits={overview?.credits} className="lg:col-span-4 xl:col-span-3" />
        <div className="flex min-w-0 flex-col gap-5 lg:col-span-8 xl:col-span-9">
          <NowCard overview={overview} running={running} agentId={agentId} />
          <PeriodCard overview={overview} agentId={agentId} />
        </div>
        <CourseCard overview={overview} show={show} onShow={next => void change({ show: next === 'calls' ? null : next }, { replace: true })} agentId={agentId} className="lg:col-span-8" />
        <RunningCard agentId={agentId} nameOf={nameOf} className="lg:col-span-4" />
        <LatestCard latest={latest} agentId={agentId} nameOf={nameOf} className="lg:col-span-8" />
        <div className="grid content-start gap-5 sm:grid-cols-2 lg:col-span-4 lg:grid-cols-1">
          <OutcomesCard overview={overview} agentId={agentId} />
          <SentimentsCard overview={overview} agentId={agentId} />
        </div>
        <WhenCard overview={overview} agentId={agentId} className="lg:col-span-7" />
        <AgentsCard overview={overview} agentId={agentId} className="lg:col-span-5" />
      </div>
    </>
  )
}

function agentOptions(overview: Overview | undefined, chosen: string | undefined) {
  const known = overview?.agents.map(({ agentId, agentName }) => ({ value: agentId, label: agentName ?? agentId, hint: agentName ? agentId : undefined })) ?? []
  return chosen && !known.some(option => option.value === chosen) ? [{ value: chosen, label: chosen, hint: undefined }, ...known] : known
}
