import { useEffect } from 'react'

const product = 'Aivors'

export const titleOf = (page: string | undefined) => (page ? `${page} · ${product}` : product)

/** Names the document after what it shows, where that is more than the page's own name (a call, a tenant). */
export function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title) document.title = titleOf(title)
  }, [title])
}
