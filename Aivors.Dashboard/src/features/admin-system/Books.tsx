import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { TenantLink } from '@/shared/admin/TenantLink'
import { TimeAgo } from '@/shared/format/TimeAgo'
import { useFormat } from '@/shared/format/useFormat'
import { StatusDot } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { toast } from '@/shared/ui/toast'
import { verificationQuery, verifyBooks } from './api/verifyBooks'
import { milliseconds } from './milliseconds'

/** Whether every tenant's books are explained, as of the latest verification. */
export function Books() {
  const format = useFormat()
  const client = useQueryClient()
  const { data } = useQuery(verificationQuery)
  const verify = useMutation({
    mutationFn: verifyBooks,
    onSuccess: ({ last }) => {
      if (last) client.setQueryData(verificationQuery.queryKey, { last })
      else toast.positive('The verification goes on. Its result is shown here when it is there.')
    },
    onError: toast.failure,
  })
  const last = data?.last
  return (
    <Card
      aria-label="Books"
      title="Books"
      actions={(
        <>
          {last && <span className="text-xs"><StatusDot tone={last.findings === 0 ? 'positive' : 'danger'}>{`Explained ${last.explainedPercent} %`}</StatusDot></span>}
          <Button size="sm" busy={verify.isPending} onClick={() => verify.mutate()}>Verify the books</Button>
        </>
      )}
    >
      {last
        ? (
          <div className="space-y-3 text-sm text-ink-2">
            <p>
              {format.number(last.clean)} of {format.number(last.tenants)} tenants without a finding, verified <TimeAgo at={last.startedAt} /> {last.actor === 'system' ? 'by the nightly run' : 'by an admin'} in {milliseconds(last.tookMs)}.
            </p>
            {last.shown.length > 0 && (
              <ul className="space-y-1.5">
                {last.shown.map((found, index) => (
                  <li key={index} className="break-words"><TenantLink tenantId={found.tenantId} />: {found.finding}</li>
                ))}
              </ul>
            )}
            {last.findings > last.shown.length && <p>And {format.number(last.findings - last.shown.length)} more.</p>}
          </div>
        )
        : <p className="text-sm text-ink-2">{data ? 'Not verified yet. It is done every night, or now.' : 'Not known yet.'}</p>}
    </Card>
  )
}
