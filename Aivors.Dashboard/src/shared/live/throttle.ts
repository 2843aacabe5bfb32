/** Runs at once, and then at most once in `everyMs`, with a last run for what came in between. Pure but for the timer. */
export function throttled(run: () => void, everyMs: number) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let wanted = false

  const fire = () => {
    wanted = false
    timer = setTimeout(() => {
      timer = null
      if (wanted) fire()
    }, everyMs)
    run()
  }

  return {
    call: () => {
      if (timer === null) fire()
      else wanted = true
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      wanted = false
    },
  }
}
