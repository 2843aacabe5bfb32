import { useEffect, useRef } from 'react'
import { Button } from './Button'

type Props = { hasMore: boolean; loading: boolean; onMore: () => void; label?: string }

/** At the end of a list that is not a DataTable: loads the next page when it comes into sight, or on click. */
export function LoadMore({ hasMore, loading, onMore, label = 'Load more' }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || !hasMore || loading) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '300px' })
    observer.observe(element)
    return () => observer.disconnect()
  }, [hasMore, loading, onMore])
  if (!hasMore) return null
  return <div ref={ref} className="flex justify-center p-3"><Button busy={loading} onClick={onMore}>{label}</Button></div>
}
