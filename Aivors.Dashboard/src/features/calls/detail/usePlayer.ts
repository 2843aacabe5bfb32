import { useEffect, useMemo, useRef, useState } from 'react'

export type PlayerState = 'idle' | 'loading' | 'playing' | 'paused' | 'failed'

/** A recording that is loaded only when somebody wants to hear it. */
export function usePlayer(address: string | null, knownSeconds: number | null) {
  const audio = useRef<HTMLAudioElement | null>(null)
  const [state, setState] = useState<PlayerState>('idle')
  const [at, setAt] = useState(0)
  const [length, setLength] = useState<number | null>(null)
  const [rate, setRateState] = useState(1)

  useEffect(() => {
    const element = new Audio()
    element.preload = 'none'
    audio.current = element
    if (!address) return
    element.src = address
    const time = () => setAt(element.currentTime)
    const on: Record<string, () => void> = {
      timeupdate: time,
      seeked: time,
      waiting: () => setState('loading'),
      playing: () => setState('playing'),
      pause: () => setState('paused'),
      ended: () => setState('paused'),
      error: () => setState('failed'),
      loadedmetadata: () => Number.isFinite(element.duration) && setLength(element.duration),
    }
    for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of Object.entries(on)) element.removeEventListener(name, listener)
      element.pause()
      element.removeAttribute('src')
      element.load()
      setState('idle')
      setAt(0)
      setLength(null)
    }
  }, [address])

  const controls = useMemo(() => {
    const play = () => {
      const element = audio.current
      if (!element) return
      if (element.error) element.load()
      setState('loading')
      // A failure is told by the element's own error event; being interrupted by a pause is none.
      element.play().catch(() => undefined)
    }
    const move = (seconds: number) => {
      if (audio.current) audio.current.currentTime = seconds
      setAt(seconds)
    }
    return {
      play,
      pause: () => audio.current?.pause(),
      /** Without playing. */
      move,
      /** From there on, aloud. */
      playFrom: (seconds: number) => {
        move(seconds)
        play()
      },
      setRate: (next: number) => {
        if (audio.current) audio.current.playbackRate = next
        setRateState(next)
      },
    }
  }, [])
  return { address, state, at, length: length ?? knownSeconds ?? 0, rate, ...controls }
}

export type Player = ReturnType<typeof usePlayer>
