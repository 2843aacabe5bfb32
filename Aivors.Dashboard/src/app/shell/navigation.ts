import { Activity, Building2, Coins, Inbox, LayoutDashboard, Phone, Plug, Scale, ScrollText, Settings, ShieldAlert, type LucideIcon } from 'lucide-react'

export type NavItem = { path: string; label: string; icon: LucideIcon; keys: string }

export const tenantPages: NavItem[] = [
  { path: '/overview', label: 'Overview', icon: LayoutDashboard, keys: 'g o' },
  { path: '/calls', label: 'Calls', icon: Phone, keys: 'g c' },
  { path: '/credits', label: 'Credits', icon: Coins, keys: 'g k' },
  { path: '/integrations', label: 'Integrations', icon: Plug, keys: 'g i' },
]

export const settingsPage: NavItem = { path: '/settings', label: 'Settings', icon: Settings, keys: 'g s' }

export const adminPages: NavItem[] = [
  { path: '/admin/tenants', label: 'Tenants', icon: Building2, keys: 'g t' },
  { path: '/admin/quarantine', label: 'Quarantine', icon: ShieldAlert, keys: 'g q' },
  { path: '/admin/deliveries', label: 'Deliveries', icon: Inbox, keys: 'g d' },
  { path: '/admin/reconciliation', label: 'Reconciliation', icon: Scale, keys: 'g r' },
  { path: '/admin/audit', label: 'Audit log', icon: ScrollText, keys: 'g a' },
  { path: '/admin/system', label: 'System', icon: Activity, keys: 'g y' },
]

export const pagesFor = (admin: boolean): NavItem[] => [...tenantPages, settingsPage, ...(admin ? adminPages : [])]
