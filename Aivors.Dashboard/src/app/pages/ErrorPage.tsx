import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useTitle } from '@/shared/routing/title'
import { Button } from '@/shared/ui/Button'
import { ErrorState } from '@/shared/ui/ErrorState'

// After a new version was put in place, the old page's parts are gone: only loading it anew helps.
const isStalePage = (error: unknown) => error instanceof Error && /dynamically imported module|module script failed/i.test(error.message)

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  useTitle('Something went wrong')
  const again = () => {
    if (isStalePage(error)) window.location.reload()
    reset()
    void router.invalidate()
  }
  return (
    <div className="flex min-h-[60dvh] flex-col items-center justify-center">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState error={error} onRetry={again} title={isStalePage(error) ? 'There is a new version' : undefined} />
      <Button variant="link" onClick={() => void router.navigate({ to: '/' })}>Go to the start</Button>
    </div>
  )
}
