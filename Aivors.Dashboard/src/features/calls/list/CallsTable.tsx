import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { usePageNavigate } from '@/shared/routing/PageLink'
import { cn } from '@/shared/ui/cn'
import { ErrorState } from '@/shared/ui/ErrorState'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import type { Sort } from '@/shared/ui/table/columns'
import { DataTable } from '@/shared/ui/table/DataTable'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { callsQuery, type Asked, type Call } from '../api/getCalls'
import { filtersOnly, isFiltered, type ListState } from '../state'
import { columns, narrowColumns } from './columns'
import { NoCalls } from './NoCalls'
import { Total } from './Total'
import { useArrivals } from './useArrivals'
import { useListLive } from './useListLive'
import { useNarrow } from '@/shared/ui/useNarrow'

const enough = 40

type Props = { state: ListState; asked: Asked; hidden: string[]; onSort: (sort: Sort) => void; onClear: () => void }

export function CallsTable({ state, asked, hidden, onSort, onClear }: Props) {
  const { userId, base } = useViewedUser()
  const go = usePageNavigate()
  const narrow = useNarrow()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData } = useInfiniteQuery(callsQuery(userId, asked))
  useListLive(asked)
  const rows = useMemo(() => data?.pages.flatMap(page => page.calls), [data])
  const ids = useMemo(() => (isPlaceholderData ? undefined : rows?.map(call => call.callId)), [rows, isPlaceholderData])
  const arrived = useArrivals(ids, JSON.stringify([userId, asked]))
  const more = () => void (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && fetchNextPage())

  // A page of a search may be short, even empty, before the last.
  const short = rows !== undefined && rows.length < enough && hasNextPage && !isFetchNextPageError
  useEffect(() => {
    if (short && !isFetchingNextPage) void fetchNextPage()
  }, [short, isFetchingNextPage, fetchNextPage])

  if (error && !rows) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!rows) return <SkeletonRows rows={12} />
  const search = filtersOnly(state)
  const pathOf = (call: Call) => `/calls/${encodeURIComponent(call.callId)}`
  return (
    <>
      <Total pages={data!.pages} />
      <DataTable
        label="Calls"
        columns={narrow ? narrowColumns : columns}
        rows={rows}
        rowId={call => call.callId}
        hidden={narrow ? [] : hidden}
        sort={{ by: state.sort, descending: state.order === 'desc' }}
        onSort={onSort}
        onOpen={call => void go(pathOf(call), search)}
        href={call => `${base}${pathOf(call)}`}
        onEnd={more}
        loadingMore={isFetchingNextPage || short}
        rowHeight={narrow ? 56 : 44}
        rowClassName={call => (arrived.has(call.callId) ? 'animate-arrive' : undefined)}
        empty={<NoCalls filtered={isFiltered(state)} onClear={onClear} />}
        fits={narrow}
        className={cn('max-h-[calc(100dvh-15rem)]', isPlaceholderData && 'opacity-60 transition-opacity delay-150')}
      />
      {isFetchNextPageError && <ErrorState error={error} title="No more could be loaded" onRetry={() => void fetchNextPage()} className="py-4" />}
    </>
  )
}
