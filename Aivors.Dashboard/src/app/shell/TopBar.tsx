import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { IconButton } from '@/shared/ui/IconButton'
import { Logo } from '@/shared/ui/Logo'
import { AccountMenu } from './AccountMenu'

/** The head of the page below 1024 px. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-canvas/90 px-4 backdrop-blur lg:hidden">
      <Link to="/" aria-label="Aivors, to the start" className="rounded-md"><Logo /></Link>
      <span className="flex-1" />
      <IconButton label="Find" icon={<Search />} size="lg" onClick={onSearch} />
      <div className="w-11"><AccountMenu compact /></div>
    </header>
  )
}
