/** Passed in wherever time matters, so that a test can stop it. */
export interface Clock {
  /** Milliseconds since 1970, by this machine: for stamps. May jump. */
  now: () => number
  /** Milliseconds since some moment; never goes back: for durations. */
  elapsed: () => number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
}
