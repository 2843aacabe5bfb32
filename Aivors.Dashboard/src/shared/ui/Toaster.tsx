import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { Button } from './Button'
import { toasts } from './toast'

/** Shows the toasts; F8 moves the focus to them. (Not sonner: it injects a <style> that the pages' policy refuses.) */
export function Toaster() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current)
  return (
    <Radix.Provider swipeDirection="right" duration={5000}>
      {shown.map(one => (
        <Radix.Root
          key={one.id}
          type={one.tone === 'danger' ? 'foreground' : 'background'}
          duration={one.tone === 'danger' || one.action ? 9000 : 5000}
          onOpenChange={open => !open && toasts.dismiss(one.id)}
          className="flex animate-rise-in items-start gap-2.5 rounded-lg border border-line bg-surface py-2.5 pr-2 pl-3.5 text-ink shadow-pop"
        >
          {one.tone === 'positive' && <CircleCheck className="mt-0.5 size-4 shrink-0 text-positive-ink" aria-hidden />}
          {one.tone === 'danger' && <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger-ink" aria-hidden />}
          <Radix.Description className="min-w-0 flex-1 break-words text-sm">{one.text}</Radix.Description>
          {one.action && (
            <Radix.Action asChild altText={one.action.label}>
              <Button size="sm" onClick={one.action.run}>{one.action.label}</Button>
            </Radix.Action>
          )}
          <Radix.Close aria-label="Dismiss" className="rounded p-0.5 text-ink-3 hover:text-ink"><X className="size-4" aria-hidden /></Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed right-4 bottom-20 z-50 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2 outline-none lg:bottom-4" />
    </Radix.Provider>
  )
}
