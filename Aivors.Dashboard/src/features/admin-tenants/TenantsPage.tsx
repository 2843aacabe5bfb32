import { Building2 } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function TenantsPage() {
  return (
    <>
      <PageHeader title="Tenants" />
      <Card><EmptyState icon={Building2} title="No tenants">Clients that sign up are listed here.</EmptyState></Card>
    </>
  )
}
