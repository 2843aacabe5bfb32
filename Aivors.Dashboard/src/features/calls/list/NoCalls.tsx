import { PhoneIncoming, SearchX } from 'lucide-react'
import { PageLink } from '@/shared/routing/PageLink'
import { Button } from '@/shared/ui/Button'
import { EmptyState } from '@/shared/ui/EmptyState'

export function NoCalls({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState icon={SearchX} title="No calls fit" action={<Button onClick={onClear}>Clear all filters</Button>}>
        Take off a filter, or search for fewer words.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={PhoneIncoming} title="No calls yet" action={<Button asChild variant="primary"><PageLink path="/integrations">Set up your agent</PageLink></Button>}>
      Calls appear here the moment your agent takes one. Connect it and send its webhooks here.
    </EmptyState>
  )
}
