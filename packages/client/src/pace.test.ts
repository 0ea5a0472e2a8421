import { createFakeClock } from '@mehfil/testkit/fake-clock'
import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

/** A machine that is busy for so many ms with whatever is let through, and the turns in which it was. */
function aMachine({ share, busy, drawing = 0 }: { share: number; busy: number; drawing?: number }) {
  const clock = createFakeClock(0)
  const turns: { at: number; news: readonly string[] }[] = []
  let late = 0
  const pace = createPace<string>({
    share,
    timeDrawing: then => void clock.setTimeout(() => then(drawing), 0),
    clock: { ...clock, now: () => clock.now() + late },
    apply(news) {
      turns.push({ at: clock.now() + late, news })
      late += busy
    },
  })
  return { clock, pace, turns }
}

test('news that come one by one, and news of a fast machine, go through at once', async () => {
  const { clock, pace, turns } = aMachine({ share: 0.1, busy: 0 })
  for (const news of ['a', 'b', 'c']) {
    pace.take(news)
    await clock.advance(1)
  }
  expect(turns.map(({ news }) => news)).toEqual([['a'], ['b'], ['c']])
})

test('a slow machine takes dense news together, and spends no more than its share on them', async () => {
  const { clock, pace, turns } = aMachine({ share: 0.1, busy: 20 })
  for (let at = 0; at < 100; at++) {
    pace.take(`${at}`)
    await clock.advance(10)
  }
  await clock.advance(800)
  expect(turns[0]?.news).toEqual(['0'])
  expect(turns.flatMap(({ news }) => news)).toEqual(Array.from({ length: 100 }, (_, at) => `${at}`))
  for (const [at, turn] of turns.entries()) {
    if (at > 0) expect(turn.at - (turns[at - 1]?.at ?? 0)).toBeGreaterThanOrEqual(200)
  }
})

test('what drawing takes counts as well', async () => {
  const { clock, pace, turns } = aMachine({ share: 0.1, busy: 0, drawing: 30 })
  for (let at = 0; at < 60; at++) {
    pace.take(`${at}`)
    await clock.advance(10)
  }
  for (const [at, turn] of turns.entries()) {
    if (at > 0) expect(turn.at - (turns[at - 1]?.at ?? 0)).toBeGreaterThanOrEqual(270)
  }
  expect(turns.length).toBeGreaterThan(1)
})

test('nothing waits for longer than 0.8 s, not even where the clock is set back', async () => {
  const { clock, pace, turns } = aMachine({ share: 0.1, busy: 5_000 })
  pace.take('first')
  await clock.advance(1)
  pace.take('second')
  await clock.advance(800)
  expect(turns.map(({ news }) => news)).toEqual([['first'], ['second']])
})

test('what waits comes before whatever follows it, and nothing comes after the end', async () => {
  const { clock, pace, turns } = aMachine({ share: 0.1, busy: 20 })
  pace.take('first')
  await clock.advance(1)
  pace.take('second')
  pace.take('third')
  pace.flush()
  expect(turns.map(({ news }) => news)).toEqual([['first'], ['second', 'third']])
  await clock.advance(1)
  pace.take('late')
  pace.stop()
  await clock.advance(1_000)
  expect(turns).toHaveLength(2)
})
