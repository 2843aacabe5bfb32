import { flexRender, getCoreRowModel, useReactTable, type Row } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { cn } from '../cn'
import { LoaderRow } from './LoaderRow'
import { TableHead } from './TableHead'
import type { Column, Sort } from './columns'
import { useRowKeys } from './useRowKeys'

type Props<T> = {
  label: string
  columns: Column<T>[]
  rows: T[]
  rowId: (row: T) => string
  /** Ids of columns that are not shown; see ColumnChooser. */
  hidden?: string[]
  sort?: Sort
  /** Which columns sort is told by their `enableSorting: true`; the server does it. */
  onSort?: (sort: Sort) => void
  /** Click or Enter on a row. With Ctrl, ⌘ or the middle button `href` opens in a new tab. */
  onOpen?: (row: T) => void
  href?: (row: T) => string
  /** Called near the end, for the next page. */
  onEnd?: () => void
  loadingMore?: boolean
  total?: number
  rowHeight?: number
  /** Instead of rows when there are none. */
  empty?: ReactNode
  /** Sets how high it may get; it scrolls inside. */
  className?: string
  rowClassName?: (row: T) => string | undefined
}

const virtualFrom = 80
const isControl = (target: EventTarget) => (target as HTMLElement).closest('a, button, input, select, label, [role="menuitem"]') !== null

/** A table of many rows: only those in sight are in the page. Arrow keys, Home, End, Page keys and Enter work on the rows. */
export function DataTable<T>({
  label, columns, rows, rowId, hidden = [], sort, onSort, onOpen, href, onEnd, loadingMore = false, total, rowHeight = 44, empty, className, rowClassName,
}: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not used here
  const table = useReactTable({
    data: rows,
    columns,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    enableSorting: false,
    state: { columnVisibility: Object.fromEntries(hidden.map(id => [id, false])) },
  })
  const all = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: all.length,
    enabled: all.length > virtualFrom,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: index => all[index]?.id ?? index,
  })
  const isVirtual = all.length > virtualFrom
  const items = isVirtual ? virtual.getVirtualItems().map(item => ({ index: item.index, start: item.start })) : all.map((_, index) => ({ index, start: 0 }))
  const lastInSight = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (onEnd && !loadingMore && isVirtual && lastInSight >= all.length - 20) onEnd()
  }, [onEnd, loadingMore, isVirtual, lastInSight, all.length])

  const keys = useRowKeys({ count: all.length, scroller, reveal: index => isVirtual && virtual.scrollToIndex(index), open: index => open(all[index]) })
  const open = (row: Row<T> | undefined, event?: MouseEvent) => {
    if (!row || (event && isControl(event.target)) || window.getSelection()?.toString()) return
    if (event && (event.ctrlKey || event.metaKey || event.button === 1)) {
      if (href) window.open(href(row.original), '_blank', 'noopener')
    } else onOpen?.(row.original)
  }

  if (rows.length === 0 && !loadingMore && empty) return <>{empty}</>
  const template = table.getVisibleLeafColumns().map(column => column.columnDef.meta?.width ?? 'minmax(6rem, 1fr)').join(' ')
  return (
    <div ref={scroller} className={cn('relative max-h-[calc(100dvh-13rem)] min-h-32 overflow-auto', className)} onScroll={event => nearEnd(event.currentTarget) && !isVirtual && !loadingMore && onEnd?.()}>
      <div role="table" aria-label={label} aria-rowcount={(total ?? all.length) + 1} className="min-w-max text-sm">
        <TableHead table={table} template={template} sort={sort} onSort={onSort} />
        <div role="rowgroup" className="relative" style={isVirtual ? { height: virtual.getTotalSize() } : undefined}>
          {items.map(({ index, start }) => {
            const row = all[index]!
            return (
              // Focus and keys come with rowProps, which the rule cannot see.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={row.id}
                role="row"
                aria-rowindex={index + 2}
                {...keys.rowProps(index)}
                onClick={event => open(row, event)}
                onAuxClick={event => event.button === 1 && open(row, event)}
                className={cn(
                  'grid items-center border-b border-line focus-visible:-outline-offset-2', isVirtual && 'absolute inset-x-0 top-0',
                  onOpen && 'cursor-pointer hover:bg-subtle', rowClassName?.(row.original),
                )}
                style={{ gridTemplateColumns: template, height: rowHeight, transform: isVirtual ? `translateY(${start}px)` : undefined }}
              >
                {row.getVisibleCells().map(cell => (
                  // Contained, so that a long text does not widen the row beyond its column.
                  <div key={cell.id} role="cell" className={cn('min-w-0 truncate [contain:inline-size] px-3 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5', cell.column.columnDef.meta?.align === 'right' && 'text-right num')}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {loadingMore && <LoaderRow />}
    </div>
  )
}

const nearEnd = (element: HTMLElement) => element.scrollHeight - element.scrollTop - element.clientHeight < 400
