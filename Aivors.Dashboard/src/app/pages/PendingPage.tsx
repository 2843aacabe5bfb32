import { Skeleton } from '@/shared/ui/Skeleton'

export function PendingPage() {
  return (
    <div role="status" aria-label="Loading" className="mx-auto w-full max-w-7xl space-y-5 p-4 sm:p-6">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-32 w-full rounded-xl" />
      <Skeleton className="h-64 w-full rounded-xl" />
    </div>
  )
}
