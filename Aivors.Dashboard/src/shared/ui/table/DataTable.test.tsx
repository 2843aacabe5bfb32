import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Column } from './columns'
import { DataTable } from './DataTable'

type Row = { id: string; name: string }

const rows: Row[] = ['a', 'b', 'c'].map(id => ({ id, name: `Call ${id}` }))
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', enableSorting: true, cell: ({ row }) => row.original.name },
  { id: 'link', header: 'Link', cell: () => <button type="button">Act</button> },
]

test('arrow keys walk through the rows and Enter opens one', async () => {
  const onOpen = vi.fn()
  render(<DataTable label="Calls" columns={columns} rows={rows} rowId={row => row.id} onOpen={onOpen} />)
  const user = userEvent.setup()
  screen.getByText('Call a').closest<HTMLElement>('[role="row"]')!.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Call c'))
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[2])
})

test('a click opens the row, but not a click on what is in it', async () => {
  const onOpen = vi.fn()
  render(<DataTable label="Calls" columns={columns} rows={rows} rowId={row => row.id} onOpen={onOpen} />)
  await userEvent.click(screen.getAllByRole('button', { name: 'Act' })[0]!)
  expect(onOpen).not.toHaveBeenCalled()
  await userEvent.click(screen.getByText('Call b'))
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1])
})

test('a head says how it is sorted, and turns it round', async () => {
  const onSort = vi.fn()
  render(<DataTable label="Calls" columns={columns} rows={rows} rowId={row => row.id} sort={{ by: 'name', descending: true }} onSort={onSort} />)
  const head = screen.getByRole('columnheader', { name: 'Name' })
  expect(head.getAttribute('aria-sort')).toBe('descending')
  await userEvent.click(within(head).getByRole('button'))
  expect(onSort).toHaveBeenCalledWith({ by: 'name', descending: false })
})

test('columns can be hidden, and without rows there is a word about it', () => {
  const { rerender } = render(<DataTable label="Calls" columns={columns} rows={rows} rowId={row => row.id} hidden={['link']} />)
  expect(screen.queryByText('Link')).toBeNull()
  rerender(<DataTable label="Calls" columns={columns} rows={[]} rowId={row => row.id} empty={<p>No calls</p>} />)
  expect(screen.getByText('No calls')).toBeTruthy()
})
