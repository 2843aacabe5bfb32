import { ShieldAlert } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function QuarantinePage() {
  return (
    <>
      <PageHeader title="Quarantine" />
      <Card><EmptyState icon={ShieldAlert} title="Nothing in quarantine">Calls of agents that nobody has connected wait here.</EmptyState></Card>
    </>
  )
}
