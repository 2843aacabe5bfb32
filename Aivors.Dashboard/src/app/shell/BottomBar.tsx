import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { isAdmin, useUser } from '@/shared/session/session'
import { Sheet } from '@/shared/ui/Dialog'
import { NavList } from './NavList'
import { adminPages, settingsPage, tenantPages } from './navigation'

const cell = 'flex flex-1 flex-col items-center justify-center gap-0.5 text-[11px] text-ink-2 data-[status=active]:font-medium data-[status=active]:text-accent-ink focus-visible:-outline-offset-2'

/** The main pages under the thumb, below 1024 px; the rest behind "More". */
export function BottomBar() {
  const admin = isAdmin(useUser())
  const [more, setMore] = useState(false)
  return (
    <nav aria-label="Main" className="fixed inset-x-0 bottom-0 z-20 flex h-16 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
      {tenantPages.map(({ path, label, icon: Icon }) => (
        <Link key={path} to={path} className={cell}><Icon className="size-5" aria-hidden />{label}</Link>
      ))}
      <button type="button" className={cell} onClick={() => setMore(true)} aria-haspopup="dialog"><Ellipsis className="size-5" aria-hidden />More</button>
      <Sheet open={more} onOpenChange={setMore} title="More">
        <NavList label="Pages" items={[settingsPage]} onChoose={() => setMore(false)} />
        {admin && <NavList label="Agency" items={adminPages} heading onChoose={() => setMore(false)} />}
      </Sheet>
    </nav>
  )
}
