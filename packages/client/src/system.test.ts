import { createFakeClock } from '@mehfil/testkit/fake-clock'
import { expect, test } from 'vitest'
import { clockWakeups } from './system.ts'

test('a machine that slept is noticed by its late timers, and a busy one is not taken for it', async () => {
  const clock = createFakeClock()
  let isAsleep = false
  let lateByMs = 0
  const due: (() => void)[] = []
  const sleepy = {
    now: () => clock.now() + lateByMs,
    clearTimeout: clock.clearTimeout,
    setTimeout: (run: () => void, delayMs: number) =>
      clock.setTimeout(() => (isAsleep ? due.push(run) : run()), delayMs),
  }
  let woken = 0
  const stop = clockWakeups(sleepy)(() => woken++)
  await clock.advance(60_000)
  lateByMs += 10_000
  await clock.advance(60_000)
  expect(woken).toBe(0)
  isAsleep = true
  await clock.advance(3_600_000)
  isAsleep = false
  for (const run of due) run()
  expect(woken).toBe(1)
  await clock.advance(60_000)
  expect(woken).toBe(1)
  stop()
})
