import { flexRender, type Table } from '@tanstack/react-table'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { cn } from '../cn'
import type { Sort } from './columns'

type Props<T> = { table: Table<T>; template: string; sort?: Sort; onSort?: (sort: Sort) => void }

export function TableHead<T>({ table, template, sort, onSort }: Props<T>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      {table.getHeaderGroups().map(group => (
        <div key={group.id} role="row" aria-rowindex={1} className="grid border-b border-line bg-subtle text-xs font-medium text-ink-2" style={{ gridTemplateColumns: template }}>
          {group.headers.map(header => {
            const { meta, enableSorting } = header.column.columnDef
            const sortable = enableSorting === true && onSort
            const on = sort?.by === header.column.id
            const Arrow = on ? (sort.descending ? ArrowDown : ArrowUp) : ChevronsUpDown
            const name = flexRender(header.column.columnDef.header, header.getContext())
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={sortable ? (on ? (sort.descending ? 'descending' : 'ascending') : 'none') : undefined}
                className={cn('flex h-9 min-w-0 items-center px-3 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5', meta?.align === 'right' && 'justify-end')}
              >
                {sortable
                  ? (
                    <button type="button" className="-mx-1 inline-flex min-w-0 items-center gap-1 rounded px-1 hover:text-ink" onClick={() => onSort({ by: header.column.id, descending: on ? !sort.descending : true })}>
                      <span className="truncate">{name}</span>
                      <Arrow className={cn('size-3.5 shrink-0', !on && 'text-ink-3')} aria-hidden />
                    </button>
                  )
                  : <span className="truncate">{name}</span>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
