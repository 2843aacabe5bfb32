import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverClose = Radix.Close

export function PopoverContent({ className, align = 'start', ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cn('z-50 max-w-[calc(100vw-1rem)] animate-pop-in rounded-lg border border-line bg-surface p-3 text-sm text-ink shadow-pop', className)}
        {...rest}
      />
    </Radix.Portal>
  )
}
