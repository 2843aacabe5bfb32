import { cn } from './cn'

/** Holds the place of what is loading. Give it the size of what will come. */
export const Skeleton = ({ className }: { className?: string }) => <span aria-hidden className={cn('block animate-pulse rounded bg-hover', className)} />

export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-4 px-4 py-3 sm:px-5">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-4 flex-1" />
          <Skeleton className="h-4 w-16" />
        </div>
      ))}
    </div>
  )
}
