import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { TenantLink } from '@/shared/admin/TenantLink'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { Badge } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Segmented } from '@/shared/ui/Segmented'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { toast } from '@/shared/ui/toast'
import { decideClaim } from './api/decideClaim'
import { claimsQuery, type Claim } from './api/listClaims'

const statuses = [{ value: 'pending', label: 'Waiting' }, { value: 'approved', label: 'Approved' }, { value: 'refused', label: 'Refused' }] as const

type Status = (typeof statuses)[number]['value']

export function ClaimList({ status, onStatus }: { status: Status; onStatus: (status: Status) => void }) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(claimsQuery(status))
  const [asked, setAsked] = useState<{ claim: Claim; decision: 'approve' | 'refuse' } | null>(null)
  const decide = async () => {
    if (!asked) return
    await decideClaim(asked.claim.claimId, asked.decision)
    toast.positive(asked.decision === 'approve' ? 'The agent is connected.' : 'The claim is refused.')
    await client.invalidateQueries({ queryKey: ['admin'] })
  }
  return (
    <>
      <Segmented label="Claims" value={status} onChange={onStatus} options={statuses} className="mb-3" />
      <Card flush className="overflow-hidden [&>div]:pt-0">
        {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <SkeletonRows rows={3} /> : data.claims.length === 0
          ? <EmptyState icon={BadgeCheck} title={status === 'pending' ? 'No claim waits' : 'None so far'}>A client's claim to an agent waits here when no API key can prove it.</EmptyState>
          : (
            <ul className="divide-y divide-line" aria-label="Claims">
              {data.claims.map(claim => (
                <li key={claim.claimId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-sm sm:px-5">
                  <div className="min-w-0 flex-1 basis-56">
                    <p className="truncate"><TenantLink tenantId={claim.tenantId} /> <span className="text-ink-3">claims</span> <code className="font-mono text-xs">{claim.agentId}</code></p>
                    <p className="text-xs text-ink-3">asked <TimeAgo at={claim.askedAt} />{claim.decidedAt && <>, decided <TimeAgo at={claim.decidedAt} /></>}</p>
                  </div>
                  {claim.status === 'pending'
                    ? (
                      <div className="flex gap-1.5">
                        <Button size="sm" onClick={() => setAsked({ claim, decision: 'approve' })}>Approve<span className="sr-only"> the claim to {claim.agentId}</span></Button>
                        <Button size="sm" variant="ghost" className="text-danger-ink" onClick={() => setAsked({ claim, decision: 'refuse' })}>Refuse<span className="sr-only"> the claim to {claim.agentId}</span></Button>
                      </div>
                    )
                    : <Badge tone={claim.status === 'approved' ? 'positive' : 'danger'}>{claim.status === 'approved' ? 'Approved' : 'Refused'}</Badge>}
                </li>
              ))}
            </ul>
          )}
      </Card>
      {asked && (
        <ConfirmDialog
          open onOpenChange={open => !open && setAsked(null)} onConfirm={decide} danger={asked.decision === 'refuse'}
          title={asked.decision === 'approve' ? 'Approve the claim' : 'Refuse the claim'} action={asked.decision === 'approve' ? 'Approve' : 'Refuse'}
        >
          {asked.decision === 'approve'
            ? <p>The agent <code className="font-mono text-xs text-ink">{asked.claim.agentId}</code> is connected to the client, and what waits for it in quarantine is applied and charged as far as it is recent.</p>
            : <p>The client does not get the agent <code className="font-mono text-xs text-ink">{asked.claim.agentId}</code>. It may ask again.</p>}
        </ConfirmDialog>
      )}
    </>
  )
}
