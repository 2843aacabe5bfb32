import { useQuery } from '@tanstack/react-query'
import { oneOf, useUrlState, type Search } from '@/shared/routing/useUrlState'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/shared/ui/Tabs'
import { claimsQuery } from './api/listClaims'
import { ClaimList } from './ClaimList'
import { QuarantinedAgents } from './QuarantinedAgents'

const parse = (search: Search) => ({
  tab: oneOf(search, 'tab', ['agents', 'claims']) ?? 'agents',
  claims: oneOf(search, 'claims', ['pending', 'approved', 'refused']) ?? 'pending',
})

export function QuarantinePage() {
  const [{ tab, claims }, change] = useUrlState(parse)
  const { data: pending } = useQuery(claimsQuery('pending'))
  const waiting = pending?.claims.length ?? 0
  return (
    <>
      <PageHeader title="Quarantine" description="Calls of agents that nobody has connected wait here, and clients' claims to such agents." />
      <Tabs value={tab} onValueChange={next => void change({ tab: next === 'agents' ? null : next })}>
        <TabsList label="Quarantine">
          <TabsTrigger value="agents">Waiting agents</TabsTrigger>
          <TabsTrigger value="claims">Claims{waiting > 0 && <span className="ml-1.5 rounded-full bg-warning-soft px-1.5 text-xs text-warning-ink num">{waiting}</span>}</TabsTrigger>
        </TabsList>
        <TabsContent value="agents"><QuarantinedAgents /></TabsContent>
        <TabsContent value="claims"><ClaimList status={claims} onStatus={next => void change({ claims: next === 'pending' ? null : next })} /></TabsContent>
      </Tabs>
    </>
  )
}
