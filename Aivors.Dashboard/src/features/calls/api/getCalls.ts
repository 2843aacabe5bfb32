import { infiniteQueryOptions, keepPreviousData, type InfiniteData } from '@tanstack/react-query'
import { api, dataOf, type Schema } from '@/shared/api/client'
import { tenantKey } from '@/shared/viewed/tenantKey'
import type { Conditions, ListState } from '../state'

export type Call = Schema<'FilteredCallForm'>
export type Page = Schema<'FilteredCallsForm'>
export type Pages = InfiniteData<Page, string | null>
export type Asked = { conditions: Conditions; sort: ListState['sort']; order: ListState['order'] }

const pageSize = '100'

export const getCalls = (userId: string | undefined, { conditions, sort, order }: Asked, cursor: string | null, signal?: AbortSignal): Promise<Page> =>
  dataOf(api.GET('/api/calls', { params: { query: { userId, ...conditions, sort, order, limit: pageSize, cursor: cursor ?? undefined } }, signal }))

export const callsKey = (userId: string | undefined) => tenantKey(userId, 'calls', 'list')

export const callsQuery = (userId: string | undefined, asked: Asked) => infiniteQueryOptions({
  queryKey: [...callsKey(userId), asked],
  queryFn: ({ pageParam, signal }) => getCalls(userId, asked, pageParam, signal),
  initialPageParam: null as string | null,
  getNextPageParam: page => page.nextCursor,
  placeholderData: keepPreviousData,
})
