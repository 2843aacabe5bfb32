import { Tabs as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export const Tabs = Radix.Root

export function TabsList({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return <Radix.List aria-label={label} className={cn('flex gap-5 overflow-x-auto overflow-y-hidden border-b border-line', className)}>{children}</Radix.List>
}

export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn('-mb-px border-b-2 border-transparent py-2.5 text-sm font-medium whitespace-nowrap text-ink-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink focus-visible:-outline-offset-2', className)}
      {...rest}
    />
  )
}

export const TabsContent = ({ className, ...rest }: ComponentProps<typeof Radix.Content>) => <Radix.Content className={cn('pt-4', className)} {...rest} />
