import { Columns3 } from 'lucide-react'
import { Button } from '../Button'
import { DropdownMenu, DropdownMenuCheckboxItem, DropdownMenuContent, DropdownMenuLabel, DropdownMenuTrigger } from '../DropdownMenu'
import type { Column } from './columns'

type Props<T> = { columns: Column<T>[]; hidden: string[]; onHidden: (hidden: string[]) => void }

/** Which columns are shown. Those with `enableHiding: false` always are. */
export function ColumnChooser<T>({ columns, hidden, onHidden }: Props<T>) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild><Button><Columns3 aria-hidden />Columns</Button></DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>Columns</DropdownMenuLabel>
        {columns.filter(column => column.enableHiding !== false).map(column => {
          const id = column.id ?? String((column as { accessorKey?: unknown }).accessorKey)
          return (
            <DropdownMenuCheckboxItem
              key={id}
              checked={!hidden.includes(id)}
              onCheckedChange={shown => onHidden(shown ? hidden.filter(one => one !== id) : [...hidden, id])}
              onSelect={event => event.preventDefault()}
            >
              {column.meta?.name ?? (typeof column.header === 'string' ? column.header : id)}
            </DropdownMenuCheckboxItem>
          )
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
