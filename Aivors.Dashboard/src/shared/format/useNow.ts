import { useEffect, useState } from 'react'

/** The time in ms, new each `everyMs` while the tab is in sight: for ticking clocks and "3 minutes ago". */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
