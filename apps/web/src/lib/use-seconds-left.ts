import { useEffect, useState } from 'react'

/** Counts down to a moment (ms since the epoch), and rests at 0. */
export function useSecondsLeft(until: number): number {
  const [, setTick] = useState(0)
  const left = Math.max(0, until - Date.now())
  useEffect(() => {
    if (left === 0) return
    // To the next whole second, so that each is shown once.
    const timer = setTimeout(() => setTick(tick => tick + 1), left % 1000 || 1000)
    return () => clearTimeout(timer)
  })
  return Math.ceil(left / 1000)
}
