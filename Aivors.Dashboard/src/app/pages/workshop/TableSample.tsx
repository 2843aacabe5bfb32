import { useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { outcomeNames, outcomeWord } from '@/shared/format/words'
import { Badge } from '@/shared/ui/Badge'
import { Card } from '@/shared/ui/Card'
import { ColumnChooser } from '@/shared/ui/table/ColumnChooser'
import type { Column, Sort } from '@/shared/ui/table/columns'
import { DataTable } from '@/shared/ui/table/DataTable'

type Row = { id: string; at: number; number: string; outcome: string; seconds: number; summary: string }

const rows: Row[] = Array.from({ length: 100_000 }, (_, index) => ({
  id: `call_${index}`, at: Date.UTC(2026, 10, 26, 12) - index * 97_000, number: `+1415555${String(index % 10_000).padStart(4, '0')}`,
  outcome: outcomeNames[index % 5]!, seconds: (index * 37) % 900, summary: index % 3 === 0 ? 'Moved an appointment to Thursday and asked for a reminder.' : 'مرحبا، أريد تغيير الموعد 🙂',
}))

export function TableSample() {
  const format = useFormat()
  const [sort, setSort] = useState<Sort>({ by: 'at', descending: true })
  const [hidden, setHidden] = useState<string[]>([])
  const columns: Column<Row>[] = [
    { id: 'at', header: 'When', enableSorting: true, enableHiding: false, meta: { width: '10rem' }, cell: ({ row }) => format.dateTime(row.original.at) },
    { id: 'number', header: 'Number', meta: { width: '10rem' }, cell: ({ row }) => row.original.number },
    { id: 'outcome', header: 'Outcome', meta: { width: '9rem' }, cell: ({ row }) => <Badge tone={outcomeWord(row.original.outcome).tone}>{outcomeWord(row.original.outcome).label}</Badge> },
    { id: 'summary', header: 'Summary', meta: { width: 'minmax(14rem, 1fr)' }, cell: ({ row }) => <span dir="auto" className="text-ink-2">{row.original.summary}</span> },
    { id: 'duration', header: 'Duration', enableSorting: true, meta: { width: '7rem', align: 'right' }, cell: ({ row }) => format.duration(row.original.seconds) },
  ]
  return (
    <Card flush title="Calls" description="100,000 of them" actions={<ColumnChooser columns={columns} hidden={hidden} onHidden={setHidden} />}>
      <DataTable label="Calls" columns={columns} rows={rows} rowId={row => row.id} hidden={hidden} sort={sort} onSort={setSort} onOpen={() => undefined} className="max-h-96" />
    </Card>
  )
}
