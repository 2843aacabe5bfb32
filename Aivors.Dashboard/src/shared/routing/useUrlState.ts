import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type Search = Record<string, unknown>

/**
 * What a page shows lives in its address: `parse` reads it (anything may stand there: fall back, never throw), and the setter
 * changes some of it. Undefined, null and '' take a value out of the address. `replace` for what is typed letter by letter.
 */
export function useUrlState<T extends object>(parse: (search: Search) => T) {
  const raw = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const state = useMemo(() => parse(raw), [parse, raw])
  const change = useCallback((changes: Partial<Record<keyof T, unknown>>, options?: { replace?: boolean }) => navigate({
    to: '.',
    search: ((before: Search) => withChanges(before, changes as Search)) as never,
    replace: options?.replace ?? false,
    resetScroll: false,
  }), [navigate])
  return [state, change] as const
}

/** Pure. */
export function withChanges(before: Search, changes: Search): Search {
  const after = { ...before, ...changes }
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined || value === null || value === '') delete after[name]
  }
  return after
}

// Readers for parse functions: what does not fit is as good as absent.

export const textIn = (search: Search, name: string): string | undefined => {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

export const numberIn = (search: Search, name: string): number | undefined => {
  const value = Number(search[name])
  return search[name] !== undefined && search[name] !== '' && Number.isFinite(value) ? value : undefined
}

export const oneOf = <T extends string>(search: Search, name: string, values: readonly T[]): T | undefined =>
  values.find(value => value === String(search[name]))
