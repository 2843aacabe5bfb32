import { PhoneCall } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function CallPage() {
  return (
    <>
      <PageHeader title="Call" />
      <Card><EmptyState icon={PhoneCall} title="No call">Choose a call from the list.</EmptyState></Card>
    </>
  )
}
