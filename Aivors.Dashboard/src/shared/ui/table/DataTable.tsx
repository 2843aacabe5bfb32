import { getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { cn } from '../cn'
import { LoaderRow } from './LoaderRow'
import { TableHead } from './TableHead'
import { TableRow } from './TableRow'
import type { Column, Sort } from './columns'
import { rowOf, useRowKeys } from './useRowKeys'

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
  /** Its columns share the width that is there, as on a phone, instead of scrolling sideways. */
  fits?: boolean
  /** Sets how high it may get; it scrolls inside. */
  className?: string
  rowClassName?: (row: T) => string | undefined
}

const none: string[] = []
const virtualFrom = 80
const isControl = (target: EventTarget) => (target as HTMLElement).closest('a, button, input, select, label, [role="menuitem"]') !== null

/** A table of many rows: only those in sight are in the page. Arrow keys, Home, End, Page keys and Enter work on the rows. */
export function DataTable<T>({
  label, columns, rows, rowId, hidden = none, sort, onSort, onOpen, href, onEnd, loadingMore = false, total, rowHeight = 44, empty, fits = false, className, rowClassName,
}: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const isVirtual = rows.length > virtualFrom
  // Rows are all of one height, so their places need no keys: with keys the places of all rows would be worked out anew in every scroll.
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not used here
  const virtual = useVirtualizer({ count: rows.length, enabled: isVirtual, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 })
  const items = virtual.getVirtualItems()
  const from = isVirtual ? (items[0]?.index ?? 0) : 0
  const to = isVirtual ? (items.at(-1)?.index ?? -1) + 1 : rows.length
  // The table knows the rows in sight only: what it makes of a row it would make of a hundred thousand.
  const inSight = useMemo(() => rows.slice(from, to), [rows, from, to])
  const table = useReactTable({
    data: inSight,
    columns,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    enableSorting: false,
    state: { columnVisibility: useMemo(() => Object.fromEntries(hidden.map(id => [id, false])), [hidden]) },
  })
  const visible = table.getVisibleLeafColumns()
  useEffect(() => {
    if (onEnd && !loadingMore && isVirtual && to > rows.length - 20) onEnd()
  }, [onEnd, loadingMore, isVirtual, to, rows.length])

  const open = (row: T | undefined, event?: MouseEvent) => {
    if (row === undefined || (event && isControl(event.target)) || window.getSelection()?.toString()) return
    if (event && (event.ctrlKey || event.metaKey || event.button === 1)) {
      if (href) window.open(href(row), '_blank', 'noopener')
    } else onOpen?.(row)
  }
  const keys = useRowKeys({ count: rows.length, scroller, reveal: index => isVirtual && virtual.scrollToIndex(index), open: index => open(rows[index]) })
  const openAt = (event: MouseEvent) => open(rows[rowOf(event.target) ?? -1], event)

  if (rows.length === 0 && !loadingMore && empty) return <>{empty}</>
  const template = visible.map(column => column.columnDef.meta?.width ?? 'minmax(6rem, 1fr)').join(' ')
  return (
    <div ref={scroller} className={cn('relative max-h-[calc(100dvh-13rem)] min-h-32 overflow-auto', className)} onScroll={event => nearEnd(event.currentTarget) && !isVirtual && !loadingMore && onEnd?.()}>
      <div role="table" aria-label={label} aria-rowcount={(total ?? rows.length) + 1} className={cn('text-sm', !fits && 'min-w-max')}>
        <TableHead table={table} template={template} sort={sort} onSort={onSort} />
        {/* Clicks and keys of all rows, so that a row needs none of its own; the keys come with groupProps, which the rules cannot see. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <div
          role="rowgroup"
          className="relative"
          style={isVirtual ? { height: virtual.getTotalSize() } : undefined}
          {...keys.groupProps}
          onClick={openAt}
          onAuxClick={event => event.button === 1 && openAt(event)}
        >
          {table.getRowModel().rows.map((row, at) => (
            <TableRow
              key={row.id} row={row} index={from + at} columns={visible} template={template} height={rowHeight} start={isVirtual ? (from + at) * rowHeight : null}
              tabIndex={keys.tabIndexOf(from + at)} opens={onOpen !== undefined} className={rowClassName?.(row.original)}
            />
          ))}
        </div>
      </div>
      {loadingMore && <LoaderRow />}
    </div>
  )
}

const nearEnd = (element: HTMLElement) => element.scrollHeight - element.scrollTop - element.clientHeight < 400
