import { Phone } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function CallsPage() {
  return (
    <>
      <PageHeader title="Calls" />
      <Card><EmptyState icon={Phone} title="No calls yet">Calls appear here as soon as your agent takes one.</EmptyState></Card>
    </>
  )
}
