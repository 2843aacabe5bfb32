import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTitle } from '@/shared/routing/title'
import { Button } from '@/shared/ui/Button'

export function NotFoundPage() {
  useTitle('Not found')
  return (
    <main id="main" tabIndex={-1} className="flex min-h-[60dvh] flex-col items-center justify-center px-6 text-center">
      <span className="mb-4 flex size-12 items-center justify-center rounded-full bg-subtle text-ink-3"><Compass className="size-6" aria-hidden /></span>
      <h1 className="text-xl font-semibold tracking-tight">There is nothing at this address</h1>
      <p className="mt-1.5 max-w-sm text-sm text-pretty text-ink-2">It may have been mistyped, or it belongs to somebody else.</p>
      <Button asChild variant="primary" className="mt-5"><Link to="/">Go to the start</Link></Button>
    </main>
  )
}
