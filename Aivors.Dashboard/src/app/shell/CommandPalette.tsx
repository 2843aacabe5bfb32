import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Keyboard, LogOut, Monitor, Moon, PhoneCall, Search, Sun, type LucideIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { keysShown } from '@/shared/keyboard/shortcuts'
import { isAdmin, useUser } from '@/shared/session/session'
import { signOut } from '@/shared/session/signOut'
import { setTheme } from '@/shared/theme/theme'
import { Dialog } from '@/shared/ui/Dialog'
import { Kbd } from '@/shared/ui/Kbd'
import { toast } from '@/shared/ui/toast'
import { pagesFor } from './navigation'

// Retell's call ids look like this; any other text is searched for in the calls.
const callId = /^call_[\w-]{4,}$/i

export function CommandPalette({ onClose, onShowKeys }: { onClose: () => void; onShowKeys: () => void }) {
  const admin = isAdmin(useUser())
  const navigate = useNavigate()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const wish = text.trim()

  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title="Find pages, actions and calls" hideTitle className="max-w-xl">
      <Command label="Find" loop>
        <div className="flex items-center gap-2.5 border-b border-line px-4">
          <Search className="size-4 shrink-0 text-ink-3" aria-hidden />
          <Command.Input
            autoFocus
            value={text}
            onValueChange={setText}
            placeholder="A page, an action, a call id, words of a call"
            className="h-12 w-full bg-transparent text-base outline-none placeholder:text-ink-3"
          />
          <Kbd>Esc</Kbd>
        </div>
        <Command.List className="max-h-[56vh] overflow-y-auto p-2">
          <Command.Empty className="py-8 text-center text-sm text-ink-3">Nothing found.</Command.Empty>
          {wish !== '' && (
            <Group heading="Calls">
              {callId.test(wish) && <Entry value={`open ${wish}`} keywords={[wish]} icon={PhoneCall} onSelect={run(() => void navigate({ to: `/calls/${encodeURIComponent(wish)}` }))}>Open the call {wish}</Entry>}
              <Entry value={`search ${wish}`} keywords={[wish]} icon={Search} onSelect={run(() => void navigate({ to: '/calls', search: { q: wish } as never }))}>Search the calls for “{wish}”</Entry>
            </Group>
          )}
          <Group heading="Pages">
            {pagesFor(admin).map(({ path, label, icon, keys }) => (
              <Entry key={path} value={label} icon={icon} keys={keys} onSelect={run(() => void navigate({ to: path }))}>{label}</Entry>
            ))}
          </Group>
          <Group heading="Actions">
            <Entry value="Light appearance theme" icon={Sun} onSelect={run(() => setTheme('light'))}>Light appearance</Entry>
            <Entry value="Dark appearance theme" icon={Moon} onSelect={run(() => setTheme('dark'))}>Dark appearance</Entry>
            <Entry value="System appearance theme" icon={Monitor} onSelect={run(() => setTheme('system'))}>Appearance of the system</Entry>
            <Entry value="Keyboard shortcuts" icon={Keyboard} keys="?" onSelect={run(onShowKeys)}>Keyboard shortcuts</Entry>
            <Entry value="Sign out" icon={LogOut} onSelect={run(() => void signOut(client).catch(toast.failure))}>Sign out</Entry>
          </Group>
        </Command.List>
      </Command>
    </Dialog>
  )
}

const Group = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Command.Group heading={heading} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3">
    {children}
  </Command.Group>
)

type EntryProps = { value: string; keywords?: string[]; icon: LucideIcon; keys?: string; onSelect: () => void; children: ReactNode }

const Entry = ({ value, keywords, icon: Icon, keys, onSelect, children }: EntryProps) => (
  <Command.Item value={value} keywords={keywords} onSelect={onSelect} className="flex cursor-default items-center gap-2.5 rounded-md px-2 py-2 text-sm data-[selected=true]:bg-hover">
    <Icon className="size-4 shrink-0 text-ink-3" aria-hidden />
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {keys && <span className="flex gap-1" aria-hidden>{keysShown(keys).map(key => <Kbd key={key}>{key}</Kbd>)}</span>}
  </Command.Item>
)
