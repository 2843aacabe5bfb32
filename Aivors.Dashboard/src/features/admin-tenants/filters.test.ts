import { expect, test } from 'vitest'
import { filtersIn, sorted } from './filters'

test('an empty address shows the newest tenants', () => {
  expect(filtersIn({})).toEqual({ search: undefined, status: undefined, sort: 'created', order: 'desc', after: undefined })
})

test('what does not fit falls back', () => {
  expect(filtersIn({ sort: 'password', order: 'up', status: 'gone', search: 12 })).toMatchObject({ search: '12', status: undefined, sort: 'created', order: 'desc' })
})

test('a column begins with what stands out, and turns round', () => {
  const name = sorted({ sort: 'created', order: 'desc' }, 'name')
  expect([name, sorted(name, 'name'), sorted(name, 'balance'), sorted(name, 'daysLeft')]).toEqual([
    { sort: 'name', order: 'asc' }, { sort: 'name', order: 'desc' }, { sort: 'balance', order: 'desc' }, { sort: 'daysLeft', order: 'asc' },
  ])
})
