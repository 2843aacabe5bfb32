import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './IconButton'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children: ReactNode
  /** Buttons at the foot; the main one last. */
  footer?: ReactNode
  /** `sheet` comes from the right side and fills the height. */
  kind?: 'dialog' | 'sheet'
  className?: string
  hideTitle?: boolean
}

const panels = {
  dialog: 'left-1/2 top-[12vh] w-[calc(100vw-2rem)] max-w-lg max-h-[76vh] -translate-x-1/2 rounded-xl border border-line animate-rise-in',
  sheet: 'inset-y-0 right-0 w-full max-w-md border-l border-line animate-slide-in',
}

/** A modal window. Its overlay is ours, because Radix' own locks scrolling by way of an injected <style>. */
export function Dialog({ open, onOpenChange, title, description, children, footer, kind = 'dialog', className, hideTitle = false }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div data-scroll-lock aria-hidden className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
        <Radix.Content
          onOpenAutoFocus={focusFirst}
          className={cn('fixed z-40 flex flex-col overflow-hidden bg-surface text-ink shadow-pop outline-none', panels[kind], className)}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className={cn('flex items-start gap-4 px-5 pt-4 pb-3', hideTitle && 'sr-only')}>
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-sm text-ink-2">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild><IconButton label="Close" icon={<X />} className="-mr-2" /></Radix.Close>
          </header>
          <div className={cn('min-h-0 flex-1 overflow-y-auto', hideTitle ? '' : 'px-5 pb-5')}>{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-subtle px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

// What is to be filled in, else the window itself: not its close button, whose hint would cover what it says.
function focusFirst(event: Event) {
  event.preventDefault()
  const panel = event.currentTarget as HTMLElement
  const field = panel.querySelector<HTMLElement>('input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled)')
  ;(field ?? panel).focus({ preventScroll: true })
}

/** A window at the side, for details that do not need a page. */
export const Sheet = (props: Omit<Props, 'kind'>) => <Dialog kind="sheet" {...props} />
