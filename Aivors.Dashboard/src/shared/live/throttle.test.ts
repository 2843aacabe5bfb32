import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttled } from './throttle'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('runs at once, then at most once a second, and never forgets the last wish', () => {
  const run = vi.fn()
  const throttle = throttled(run, 1000)
  throttle.call()
  expect(run).toHaveBeenCalledTimes(1)
  for (let i = 0; i < 50; i++) throttle.call()
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1000)
  expect(run).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5000)
  expect(run).toHaveBeenCalledTimes(2)
  throttle.call()
  expect(run).toHaveBeenCalledTimes(3)
})

test('does nothing more once it is cancelled', () => {
  const run = vi.fn()
  const throttle = throttled(run, 1000)
  throttle.call()
  throttle.call()
  throttle.cancel()
  vi.advanceTimersByTime(5000)
  expect(run).toHaveBeenCalledTimes(1)
})
