import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useShortcuts, type Shortcut } from '@/shared/keyboard/shortcuts'
import { BottomBar } from './BottomBar'
import { OfflineBanner } from './OfflineBanner'
import { Sidebar } from './Sidebar'
import { TopBar } from './TopBar'
import { useNavigationShortcuts } from './useNavigationShortcuts'

const CommandPalette = lazy(() => import('./CommandPalette').then(module => ({ default: module.CommandPalette })))
const ShortcutsSheet = lazy(() => import('./ShortcutsSheet').then(module => ({ default: module.ShortcutsSheet })))

/** What stays while the pages change. */
export function Shell() {
  const [finding, setFinding] = useState(false)
  const [showingKeys, setShowingKeys] = useState(false)
  useNavigationShortcuts()
  useShortcuts(useMemo<Shortcut[]>(() => [
    { keys: 'mod+k', label: 'Find pages, actions and calls', group: 'General', run: () => setFinding(true) },
    { keys: '?', label: 'Show these shortcuts', group: 'General', run: () => setShowingKeys(true) },
  ], []))

  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-white">
        Skip to the content
      </a>
      <Sidebar onSearch={() => setFinding(true)} />
      <div className="flex min-h-dvh flex-col pb-16 lg:pb-0 lg:pl-60">
        <TopBar onSearch={() => setFinding(true)} />
        <OfflineBanner />
        <Outlet />
      </div>
      <BottomBar />
      <Suspense>
        {finding && <CommandPalette onClose={() => setFinding(false)} onShowKeys={() => setShowingKeys(true)} />}
        {showingKeys && <ShortcutsSheet onClose={() => setShowingKeys(false)} />}
      </Suspense>
    </>
  )
}
