import { LIMITS } from '@mehfil/shared/limits'
import { useEffect, useState } from 'react'

const TICK = 250

/** Whole seconds until then, rounded up: at the last moment one is left. */
export function useSecondsLeft(at: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [])
  return secondsLeft(at, now)
}

/** A clock that was set back meanwhile makes nobody wait for longer than there is to wait. */
export const secondsLeft = (at: number, now: number) =>
  Math.ceil(Math.min(Math.max(1, at - now), LIMITS.undoMs) / 1_000)
