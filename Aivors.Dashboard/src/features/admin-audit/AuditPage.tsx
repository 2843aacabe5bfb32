import { ScrollText } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function AuditPage() {
  return (
    <>
      <PageHeader title="Audit log" />
      <Card><EmptyState icon={ScrollText} title="No events">Who did what, and when.</EmptyState></Card>
    </>
  )
}
