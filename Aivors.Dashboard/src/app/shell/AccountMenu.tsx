import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronsUpDown, LogOut, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { useUser } from '@/shared/session/session'
import { signOut } from '@/shared/session/signOut'
import { setTheme, useTheme, type Theme } from '@/shared/theme/theme'
import {
  DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuSeparator, DropdownMenuTrigger,
} from '@/shared/ui/DropdownMenu'
import { toast } from '@/shared/ui/toast'
import { initials } from './initials'

export function AccountMenu({ compact = false }: { compact?: boolean }) {
  const user = useUser()
  const theme = useTheme()
  const client = useQueryClient()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover">
        <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink" aria-hidden>{initials(user.name)}</span>
        {compact ? <span className="sr-only">Account of {user.name}</span> : (
          <>
            <span className="min-w-0 flex-1">
              <span className="sr-only">Account of </span>
              <span className="block truncate text-sm font-medium" dir="auto">{user.name}</span>
              <span className="block truncate text-xs text-ink-3">{user.email}</span>
            </span>
            <ChevronsUpDown className="size-4 shrink-0 text-ink-3" aria-hidden />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align={compact ? 'end' : 'start'} className="w-56">
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium" dir="auto">{user.name}</p>
          <p className="truncate text-xs text-ink-3">{user.email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild><Link to="/settings"><Settings aria-hidden />Settings</Link></DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Appearance</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={next => setTheme(next as Theme)}>
          <DropdownMenuRadioItem value="system"><Monitor aria-hidden />System</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="light"><Sun aria-hidden />Light</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="dark"><Moon aria-hidden />Dark</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut(client).catch(toast.failure)}><LogOut aria-hidden />Sign out</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
