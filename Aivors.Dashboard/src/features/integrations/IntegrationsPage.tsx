import { Plug } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function IntegrationsPage() {
  return (
    <>
      <PageHeader title="Integrations" />
      <Card><EmptyState icon={Plug} title="No agent connected">Connect your Retell agent to see its calls.</EmptyState></Card>
    </>
  )
}
