import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

// Not modal: locking the page's scroll would inject a <style>.
export const DropdownMenu = (props: ComponentProps<typeof Radix.Root>) => <Radix.Root modal={false} {...props} />
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuGroup = Radix.Group
export const DropdownMenuRadioGroup = Radix.RadioGroup

const itemLook = 'flex cursor-default items-center gap-2 rounded px-2 py-1.5 text-sm outline-none select-none '
  + 'data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3'

export function DropdownMenuContent({ className, align = 'end', ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      {/* A landmark of its own, because it lies outside of all others. */}
      <section aria-label="Menu">
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn('z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-48 animate-pop-in overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-pop', className)}
          {...rest}
        />
      </section>
    </Radix.Portal>
  )
}

export function DropdownMenuItem({ className, danger, ...rest }: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return <Radix.Item className={cn(itemLook, danger && 'text-danger-ink [&_svg]:text-danger-ink', className)} {...rest} />
}

export function DropdownMenuCheckboxItem({ className, children, ...rest }: ComponentProps<typeof Radix.CheckboxItem>) {
  return <Radix.CheckboxItem className={cn(itemLook, 'pl-8 relative', className)} {...rest}><Tick />{children}</Radix.CheckboxItem>
}

export function DropdownMenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return <Radix.RadioItem className={cn(itemLook, 'pl-8 relative', className)} {...rest}><Tick />{children}</Radix.RadioItem>
}

export const DropdownMenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-2 pb-1 text-xs font-medium text-ink-3">{children}</Radix.Label>
)

export const DropdownMenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />

function Tick() {
  return (
    <span className="absolute left-2 flex size-4 items-center justify-center">
      <Radix.ItemIndicator><Check className="!text-accent-ink" aria-hidden /></Radix.ItemIndicator>
    </span>
  )
}
