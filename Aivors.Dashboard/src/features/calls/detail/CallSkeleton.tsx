import { Card } from '@/shared/ui/Card'
import { Skeleton, SkeletonRows } from '@/shared/ui/Skeleton'

export function CallSkeleton() {
  return (
    <>
      <div className="mb-5 space-y-2.5"><Skeleton className="h-5 w-16" /><Skeleton className="h-7 w-52" /><Skeleton className="h-5 w-64" /></div>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card><SkeletonRows rows={8} /></Card>
        <div className="space-y-4">
          <Card title="Summary"><Skeleton className="h-16" /></Card>
          <Card title="Details"><Skeleton className="h-44" /></Card>
        </div>
      </div>
    </>
  )
}
