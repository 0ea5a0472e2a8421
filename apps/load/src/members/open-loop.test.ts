import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startOpenLoop } from './open-loop.ts'

test('an open loop makes up for what it was late with', async () => {
  let runs = 0
  const loop = startOpenLoop(200, () => runs++)
  await sleep(50)
  const until = performance.now() + 100
  while (performance.now() < until);
  await sleep(50)
  loop.stop()
  const atStop = runs
  expect(atStop).toBeGreaterThanOrEqual(38)
  expect(loop.worstLagMs()).toBeGreaterThan(50)
  await sleep(20)
  expect(runs).toBe(atStop)
})
