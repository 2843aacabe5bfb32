import { CloudOff, RotateCw, SearchX } from 'lucide-react'
import { ApiError } from '@/shared/api/ApiError'
import { Button } from './Button'
import { EmptyState } from './EmptyState'

type Props = { error: unknown; onRetry?: () => void; title?: string; className?: string }

/** A failure with a way on. What is not there offers no second try. */
export function ErrorState({ error, onRetry, title, className }: Props) {
  const known = error instanceof ApiError ? error : null
  const missing = known?.status === 404
  return (
    <div role="alert">
      <EmptyState
        icon={missing ? SearchX : CloudOff}
        title={title ?? (missing ? 'Nothing here' : known?.status === 0 ? 'No connection' : 'This could not be loaded')}
        className={className}
        action={onRetry && !missing && <Button onClick={onRetry}><RotateCw aria-hidden />Try again</Button>}
      >
        <p>{known?.message ?? 'Something went wrong on this page.'}</p>
        {known?.traceId && <p className="mt-1 text-xs text-ink-3">Trace {known.traceId}</p>}
      </EmptyState>
    </div>
  )
}
