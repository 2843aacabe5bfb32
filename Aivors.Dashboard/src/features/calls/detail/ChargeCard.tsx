import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/shared/format/useFormat'
import { humanized } from '@/shared/format/words'
import { PageLink } from '@/shared/routing/PageLink'
import { Badge } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import type { CallDetail } from '../api/getCall'
import { historyQuery } from '../api/getHistory'
import { ruleSentence } from './rules'

/** What the call cost, by which rule, and where the ledger has it. */
export function ChargeCard({ call }: { call: CallDetail }) {
  const format = useFormat()
  const { userId } = useViewedUser()
  const facts = useQuery(historyQuery(userId, call.callId)).data?.facts.filter(fact => fact.amountSeconds !== 0) ?? []
  const { charge } = call
  if (call.isHistory) {
    return (
      <Card title="Charge" actions={<Badge>Not charged</Badge>}>
        <p className="text-ink-2">This call was over before its agent was connected. It was fetched from Retell to be shown, and is never charged.</p>
      </Card>
    )
  }
  if (!charge) {
    return <Card title="Charge"><p className="text-ink-2">{call.status === 'ongoing' ? 'A call is charged when it is over.' : 'Nothing has been charged for this call.'}</p></Card>
  }
  return (
    <Card title="Charge">
      <p className="text-2xl font-semibold tracking-tight num">{format.minutes(charge.credits)}</p>
      <p className="mt-1 text-ink-2">{ruleSentence(charge.rule)} <span className="font-mono text-xs text-ink-3">{charge.rule}</span></p>
      {call.costCents !== null && <p className="mt-1 text-xs text-ink-3">Retell bills {format.number(call.costCents / 100)} USD for it.</p>}
      <ul aria-label="Ledger entries" className="mt-3 divide-y divide-line border-t border-line text-xs">
        {facts.map(fact => (
          <li key={fact.seq} className="flex items-baseline justify-between gap-3 py-2 num">
            <span className="min-w-0"><PageLink path="/credits" search={{ kind: fact.kind }} className="text-accent-ink hover:underline">Entry #{format.number(fact.seq)}</PageLink> <span className="text-ink-2">{humanized(fact.kind)}</span></span>
            <span className="text-right whitespace-nowrap">
              <span className="font-medium">{format.signed(fact.amountSeconds / 60)} min</span>
              <span className="block text-ink-3">balance {format.number(Math.floor(fact.balanceSeconds / 60))} min</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
