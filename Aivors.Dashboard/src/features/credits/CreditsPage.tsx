import { Coins } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function CreditsPage() {
  return (
    <>
      <PageHeader title="Credits" />
      <Card><EmptyState icon={Coins} title="Nothing booked yet">Granted and used credits are listed here.</EmptyState></Card>
    </>
  )
}
