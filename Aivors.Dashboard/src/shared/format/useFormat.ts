import { use, useMemo } from 'react'
import { ViewedUserContext } from '@/shared/viewed/ViewedUser'
import { makeFormat, type Format } from './format'

const made = new Map<string, Format>()

/** Formats in the reader's locale and the viewed tenant's time zone; on admin pages in the reader's own. */
export function useFormat(): Format {
  const timeZone = use(ViewedUserContext)?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return useMemo(() => {
    const known = made.get(timeZone)
    if (known) return known
    const format = makeFormat(timeZone)
    made.set(timeZone, format)
    return format
  }, [timeZone])
}
