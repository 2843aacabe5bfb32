import { LayoutDashboard } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function OverviewPage() {
  return (
    <>
      <PageHeader title="Overview" />
      <Card><EmptyState icon={LayoutDashboard} title="No calls yet">Connect an agent under Integrations, and its calls are counted here.</EmptyState></Card>
    </>
  )
}
