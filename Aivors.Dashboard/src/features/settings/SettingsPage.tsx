import { Settings } from 'lucide-react'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { PageHeader } from '@/shared/ui/PageHeader'

export function SettingsPage() {
  return (
    <>
      <PageHeader title="Settings" />
      <Card><EmptyState icon={Settings} title="Settings">Your name, time zone, password and sessions.</EmptyState></Card>
    </>
  )
}
