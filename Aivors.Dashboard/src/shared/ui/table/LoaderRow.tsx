import { LoaderCircle } from 'lucide-react'

export const LoaderRow = () => (
  <p role="status" className="sticky left-0 flex items-center justify-center gap-2 py-3 text-xs text-ink-3">
    <LoaderCircle className="size-4 animate-spin" aria-hidden />
    Loading more
  </p>
)
