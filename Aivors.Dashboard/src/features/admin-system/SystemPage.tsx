import { Activity } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function SystemPage() {
  return (
    <>
      <PageHeader title="System" />
      <Card><EmptyState icon={Activity} title="No data">Silos, journal, Postgres and Redis.</EmptyState></Card>
    </>
  )
}
