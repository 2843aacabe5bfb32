import { flexRender, type Column, type Row } from '@tanstack/react-table'
import { memo } from 'react'
import { cn } from '../cn'

type Props<T> = {
  row: Row<T>
  index: number
  columns: Column<T>[]
  template: string
  height: number
  /** Where it stands in a table that has only the rows in sight. */
  start: number | null
  tabIndex: number
  opens: boolean
  className?: string
}

function PlainRow<T>({ row, index, template, height, start, tabIndex, opens, className }: Props<T>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      tabIndex={tabIndex}
      className={cn(
        'grid items-center border-b border-line focus-visible:-outline-offset-2', start !== null && 'absolute inset-x-0 top-0',
        opens && 'cursor-pointer hover:bg-subtle', className,
      )}
      style={{ gridTemplateColumns: template, height, transform: start === null ? undefined : `translateY(${start}px)` }}
    >
      {row.getVisibleCells().map(cell => (
        // Contained, so that a long text does not widen the row beyond its column.
        <div key={cell.column.id} role="cell" className={cn('min-w-0 truncate [contain:inline-size] px-3 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5', cell.column.columnDef.meta?.align === 'right' && 'text-right num')}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </div>
      ))}
    </div>
  )
}

// A row object is made anew with every scroll; what it shows follows from these.
function same<T>(a: Props<T>, b: Props<T>) {
  return a.row.original === b.row.original && a.index === b.index && a.columns === b.columns && a.template === b.template && a.height === b.height
    && a.start === b.start && a.tabIndex === b.tabIndex && a.opens === b.opens && a.className === b.className
}

/** A row that is drawn again only when what it shows has changed. Clicks and keys are the table's. */
export const TableRow = memo(PlainRow, same) as typeof PlainRow
