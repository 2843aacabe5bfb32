import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { isAdmin, useUser } from '@/shared/session/session'
import { keysShown } from '@/shared/keyboard/shortcuts'
import { Kbd } from '@/shared/ui/Kbd'
import { Logo } from '@/shared/ui/Logo'
import { AccountMenu } from './AccountMenu'
import { NavList } from './NavList'
import { adminPages, settingsPage, tenantPages } from './navigation'

export function Sidebar({ onSearch }: { onSearch: () => void }) {
  const admin = isAdmin(useUser())
  return (
    <aside className="fixed inset-y-0 left-0 z-20 hidden w-60 flex-col border-r border-line bg-canvas lg:flex">
      <div className="px-4 pt-4 pb-3"><Link to="/" aria-label="Aivors, to the start" className="inline-block rounded-md"><Logo /></Link></div>
      <div className="px-3 pb-2">
        <button
          type="button"
          onClick={onSearch}
          className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-sm text-ink-3 shadow-card hover:border-line-strong"
        >
          <Search className="size-4" aria-hidden />
          <span className="flex-1 text-left">Find</span>
          <span className="flex gap-0.5" aria-hidden>{keysShown('mod+k').map(key => <Kbd key={key}>{key}</Kbd>)}</span>
        </button>
      </div>
      <nav aria-label="Main" className="flex-1 overflow-y-auto px-3 py-1">
        <NavList label="Pages" items={[...tenantPages, settingsPage]} />
        {admin && <NavList label="Agency" items={adminPages} heading />}
      </nav>
      <div className="border-t border-line p-2"><AccountMenu /></div>
    </aside>
  )
}
