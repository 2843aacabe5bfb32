import { Inbox } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function DeliveriesPage() {
  return (
    <>
      <PageHeader title="Deliveries" />
      <Card><EmptyState icon={Inbox} title="No deliveries">Every event that arrives is listed here with its verdict.</EmptyState></Card>
    </>
  )
}
