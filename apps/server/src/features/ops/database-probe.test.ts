import { expect, test } from 'vitest'
import { databaseProbe } from './database-probe.ts'

/** A database under the test's hand, and a clock beside it. */
function trial({ timeoutMs = 20 } = {}) {
  const questions: { resolve(answer: string): void; reject(error: Error): void }[] = []
  let now = 0
  const probe = databaseProbe({
    ping: () =>
      new Promise((resolve, reject) => {
        questions.push({ resolve, reject })
      }),
    clock: { elapsed: () => now },
    timeoutMs,
  })
  const pass = (ms: number) => {
    now += ms
  }
  return { probe, questions, pass }
}

test('many who look at once, or within a second, cost one question', async () => {
  const { probe, questions, pass } = trial()
  const looks = Promise.all(Array.from({ length: 50 }, () => probe()))
  pass(3)
  questions[0]?.resolve('yes')
  expect(new Set(await looks)).toEqual(new Set([{ status: 'ok', latencyMs: 3 }]))
  pass(900)
  await probe()
  expect(questions).toHaveLength(1)
  pass(200)
  const next = probe()
  questions[1]?.reject(new Error('refused'))
  expect((await next).status).toBe('down')
  expect(questions).toHaveLength(2)
})

test('a hung database is down in bounded time, is asked nothing more, and is up once it answers', async () => {
  const { probe, questions, pass } = trial()
  expect((await probe()).status).toBe('down')
  pass(60_000)
  expect((await probe()).status).toBe('down')
  expect(questions).toHaveLength(1)

  questions[0]?.resolve('at last')
  await new Promise(resolve => setTimeout(resolve))
  const next = probe()
  questions[1]?.resolve('yes')
  expect((await next).status).toBe('ok')
})
