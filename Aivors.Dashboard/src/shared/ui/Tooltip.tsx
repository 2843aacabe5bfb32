import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

type Props = { content: ReactNode; children: ReactNode; side?: 'top' | 'right' | 'bottom' | 'left' }

/** A short hint on hover and focus. What must be readable by touch belongs into a Definition or a Popover. */
export function Tooltip({ content, children, side = 'top' }: Props) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        {/* A landmark of its own, because it lies outside of all others. */}
        <section aria-label="Hint">
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade-in rounded-md bg-ink px-2.5 py-1.5 text-xs text-canvas shadow-pop"
          >
            {content}
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={350} skipDelayDuration={200}>{children}</Radix.Provider>
)
