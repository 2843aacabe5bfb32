import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { titleOf } from '@/shared/routing/title'

/** Names the document after the page, and after a change of page moves the focus to it, so that a screen reader reads on from there. */
export function useRouteChange() {
  const title = useRouterState({ select: state => state.matches.findLast(match => match.staticData.title)?.staticData.title })
  const path = useRouterState({ select: state => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)

  useEffect(() => {
    document.title = titleOf(title)
  }, [title, path])

  useEffect(() => {
    const isFirst = before.current === undefined
    const changed = before.current !== path
    before.current = path
    if (isFirst || !changed) return
    const main = document.getElementById('main')
    // What the page itself put the focus on stays.
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
  }, [path])
}
