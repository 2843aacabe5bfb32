import { useQuery } from '@tanstack/react-query'
import { CodeBlock } from '@/shared/ui/CodeBlock'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { rawQuery } from '../api/getRaw'

export function RawTab({ callId }: { callId: string }) {
  const { userId } = useViewedUser()
  const { data, error, refetch } = useQuery(rawQuery(userId, callId))
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} />
  return <CodeBlock code={JSON.stringify(data, null, 2)} label="Raw data" />
}
