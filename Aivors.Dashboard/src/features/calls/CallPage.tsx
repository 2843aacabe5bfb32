import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { dayIn } from '@/shared/format/days'
import { useLiveRefresh } from '@/shared/live/LiveContext'
import { PageLink } from '@/shared/routing/PageLink'
import { useTitle } from '@/shared/routing/title'
import { oneOf, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/shared/ui/Tabs'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { callKey, callQuery, type CallDetail } from './api/getCall'
import { neighboursKey, neighboursQuery } from './api/getNeighbours'
import { CallHead } from './detail/CallHead'
import { CallSkeleton } from './detail/CallSkeleton'
import { ChargeCard } from './detail/ChargeCard'
import { Conversation } from './detail/Conversation'
import { HistoryTab } from './detail/HistoryTab'
import { PlayerBar } from './detail/PlayerBar'
import { PrivacyCard } from './detail/PrivacyCard'
import { RawTab } from './detail/RawTab'
import { AnalysisCard, DetailsCard, LatencyCard, SummaryCard, VariablesCard } from './detail/SideCards'
import { usePlayer } from './detail/usePlayer'
import { webAddress } from './detail/webAddress'
import { conditionsOf, filtersIn, filtersOnly } from './state'

const tabs = ['conversation', 'history', 'raw'] as const

const pageStateIn = (search: Search) => ({ filters: filtersIn(search), tab: oneOf(search, 'tab', tabs) })

export function CallPage() {
  const callId = useParams({ strict: false, select: params => (params as { callId?: string }).callId ?? '' })
  const { userId, timeZone } = useViewedUser()
  const [{ filters, tab }, change] = useUrlState<{ filters: ReturnType<typeof filtersIn>; tab: (typeof tabs)[number] | undefined }>(pageStateIn)
  const call = useQuery(callQuery(userId, callId))
  const conditions = useMemo(() => conditionsOf(filters, dayIn(timeZone)), [filters, timeZone])
  const neighbours = useQuery(neighboursQuery(userId, callId, conditions))
  const search = useMemo(() => filtersOnly(filters), [filters])
  useLiveRefresh([callKey(userId, callId)], event => event.type !== 'fact' || event.fact.callId === callId)
  useLiveRefresh([neighboursKey(userId)], event => event.type !== 'fact' || event.fact.callId !== callId)
  useTitle(call.data && `Call ${call.data.phoneNumber ?? call.data.callId}`)

  if (call.error && !call.data) {
    return (
      <Card>
        <ErrorState error={call.error} onRetry={() => void call.refetch()} className="pb-4" />
        <p className="pb-8 text-center"><Button asChild><PageLink path="/calls" search={search}>All calls</PageLink></Button></p>
      </Card>
    )
  }
  if (!call.data) return <CallSkeleton />
  return (
    <>
      <CallHead call={call.data} search={search} tab={tab} neighbours={neighbours.data} />
      <Body key={callId} call={call.data} tab={tab ?? 'conversation'} onTab={next => void change({ tab: next === 'conversation' ? null : next }, { replace: true })} />
    </>
  )
}

function Body({ call, tab, onTab }: { call: CallDetail; tab: string; onTab: (tab: string) => void }) {
  const address = webAddress(call.recordingUrl)
  const player = usePlayer(address, call.durationMs === null ? null : call.durationMs / 1000)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 space-y-4">
        {address && <PlayerBar player={player} />}
        <Card>
          <Tabs value={tab} onValueChange={onTab} className="-mt-3">
            <TabsList label="What is known of the call">
              <TabsTrigger value="conversation">Conversation</TabsTrigger>
              <TabsTrigger value="history">History</TabsTrigger>
              <TabsTrigger value="raw">Raw data</TabsTrigger>
            </TabsList>
            <TabsContent value="conversation"><Conversation call={call} at={player.state === 'idle' ? null : player.at} onSeek={address ? player.playFrom : null} /></TabsContent>
            <TabsContent value="history"><HistoryTab callId={call.callId} /></TabsContent>
            <TabsContent value="raw"><RawTab callId={call.callId} /></TabsContent>
          </Tabs>
        </Card>
      </div>
      <div className="min-w-0 space-y-4">
        <SummaryCard call={call} />
        <AnalysisCard call={call} />
        <ChargeCard call={call} />
        <DetailsCard call={call} />
        <VariablesCard call={call} />
        <LatencyCard call={call} />
        <PrivacyCard call={call} />
      </div>
    </div>
  )
}
