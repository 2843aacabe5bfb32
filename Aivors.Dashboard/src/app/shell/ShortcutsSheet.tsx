import { useState } from 'react'
import { keysShown, shortcutsNow } from '@/shared/keyboard/shortcuts'
import { Dialog } from '@/shared/ui/Dialog'
import { Kbd } from '@/shared/ui/Kbd'

export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const [shortcuts] = useState(shortcutsNow)
  const groups = [...new Set(shortcuts.map(shortcut => shortcut.group))].sort()
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title="Keyboard shortcuts">
      <div className="space-y-5">
        {groups.map(group => (
          <section key={group}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{group}</h3>
            <dl className="divide-y divide-line">
              {shortcuts.filter(shortcut => shortcut.group === group).map(shortcut => (
                <div key={shortcut.keys} className="flex items-center justify-between gap-4 py-1.5">
                  <dt className="text-sm">{shortcut.label}</dt>
                  <dd className="flex gap-1">{keysShown(shortcut.keys).map(key => <Kbd key={key}>{key}</Kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="text-xs text-ink-3">In tables: ↑ ↓ Home End and the page keys walk through the rows, Enter opens one.</p>
      </div>
    </Dialog>
  )
}
