import type { ColumnDef, RowData } from '@tanstack/react-table'

declare module '@tanstack/react-table' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData extends RowData, TValue> {
    /** For the column chooser, where the head is not a text. */
    name?: string
    /** A track of grid-template-columns, such as `7rem` or `minmax(10rem, 2fr)`. */
    width?: string
    align?: 'right'
  }
}

export type Column<T> = ColumnDef<T, unknown>

/** What the Api sorts by. */
export type Sort = { by: string; descending: boolean }
