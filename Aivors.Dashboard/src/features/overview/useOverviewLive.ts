import { useQueryClient } from '@tanstack/react-query'
import { useLive, useLiveRefresh } from '@/shared/live/LiveContext'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { numbersKey, overviewKey, type Overview } from './api/getOverview'
import { runningKey, type Running } from './api/getRunningCalls'
import { withBalance, withFact } from './livePatch'

// Reading it costs the same however many calls there are; so also the second of two facts is shown within a second.
const refreshEveryMs = 400

/** Keeps the page at what has just happened. */
export function useOverviewLive() {
  const { userId } = useViewedUser()
  const client = useQueryClient()
  useLive(event => {
    if (event.type === 'hello') {
      const { credits, balanceSeconds } = event.hello
      client.setQueriesData<Overview>({ queryKey: numbersKey(userId) }, before => withBalance(before, credits, balanceSeconds))
    } else if (event.type === 'fact') {
      const { fact } = event
      client.setQueriesData<Overview>({ queryKey: numbersKey(userId) }, before => withBalance(before, fact.credits, fact.balanceSeconds))
      client.setQueryData<Running>(runningKey(userId), before => withFact(before, fact))
    }
  })
  // After the patches, so that they do not stand over what was read later.
  useLiveRefresh([overviewKey(userId)], undefined, refreshEveryMs)
}
