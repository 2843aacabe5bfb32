import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'
import { cn } from './cn'
import { Tooltip } from './Tooltip'

type Props = Omit<ButtonProps, 'children' | 'aria-label'> & {
  /** Its name, for the tooltip and for screen readers. */
  label: string
  icon: ReactNode
  /** Keys that do the same, shown in the tooltip. */
  keys?: string
}

export function IconButton({ label, icon, keys, variant = 'ghost', size = 'md', className, ...rest }: Props) {
  return (
    <Tooltip content={keys ? `${label} (${keys})` : label}>
      <Button variant={variant} size={size} aria-label={label} className={cn('px-0', size === 'sm' ? 'w-7' : size === 'lg' ? 'w-10' : 'w-8', className)} {...rest}>
        {icon}
      </Button>
    </Tooltip>
  )
}
