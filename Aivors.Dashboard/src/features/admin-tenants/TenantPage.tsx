import { Building2 } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function TenantPage() {
  return (
    <>
      <PageHeader title="Tenant" />
      <Card><EmptyState icon={Building2} title="No tenant">Choose a tenant from the list.</EmptyState></Card>
    </>
  )
}
