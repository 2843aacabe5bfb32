import { ChartNoAxesColumn, TableProperties } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { cn } from '@/shared/ui/cn'
import { IconButton } from '@/shared/ui/IconButton'

type Props = {
  /** What the chart says, in a sentence or two. */
  summary: string
  label: string
  legend?: ReactNode
  head: string[]
  rows: { key: string; cells: ReactNode[] }[]
  children: ReactNode
  className?: string
}

/** A chart with its words, and with the same numbers as a table for who prefers them. */
export function ChartFrame({ summary, label, legend, head, rows, children, className }: Props) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure aria-label={label} className={cn('min-w-0', className)}>
      <div className="mb-2 flex min-h-7 items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-2">{legend}</div>
        <IconButton
          size="sm"
          label={asTable ? 'Show as a chart' : 'Show as a table'}
          icon={asTable ? <ChartNoAxesColumn /> : <TableProperties />}
          onClick={() => setAsTable(!asTable)}
        />
      </div>
      {asTable ? <NumberTable head={head} rows={rows} label={label} /> : children}
      <figcaption className="sr-only">{summary}</figcaption>
    </figure>
  )
}

function NumberTable({ head, rows, label }: Pick<Props, 'head' | 'rows' | 'label'>) {
  return (
    // Scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="max-h-64 overflow-auto rounded-md border border-line" tabIndex={0} role="region" aria-label={`${label}, as a table`}>
      <table className="w-full text-xs">
        <thead className="sticky top-0 bg-subtle text-ink-2">
          <tr>{head.map((name, index) => <th key={name} scope="col" className={cn('px-3 py-1.5 font-medium', index === 0 ? 'text-left' : 'text-right')}>{name}</th>)}</tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(row => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => <td key={index} className={cn('px-3 py-1.5', index === 0 ? 'text-left' : 'text-right num')}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const LegendItem = ({ fill, children }: { fill: string; children: ReactNode }) => (
  <span className="inline-flex items-center gap-1.5"><span className={cn('size-2.5 rounded-sm', fill)} aria-hidden />{children}</span>
)
