import { Scale } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function ReconciliationPage() {
  return (
    <>
      <PageHeader title="Reconciliation" />
      <Card><EmptyState icon={Scale} title="Nothing reconciled yet">Compare what Retell knows with what has been charged.</EmptyState></Card>
    </>
  )
}
