import { expect, test } from 'vitest'
import { createLastWish } from './last-wish.ts'

/** Questions that the test answers itself. */
function questions() {
  const asked: { wanted: boolean; answer: () => void; refuse: (error: Error) => void }[] = []
  const ask = (wanted: boolean) =>
    new Promise<void>((answer, refuse) => {
      asked.push({ wanted, answer, refuse })
    })
  return { asked, ask }
}

const turn = () => new Promise<void>(resolve => queueMicrotask(() => queueMicrotask(resolve)))

test('of many wishes one is asked at a time, and the last one wins', async () => {
  const { asked, ask } = questions()
  const wishes = createLastWish()
  const settled = [true, false, true, false].map(wanted => wishes.wish('a', wanted, ask))
  expect(asked.map(({ wanted }) => wanted)).toEqual([true])
  expect(wishes.of('a')).toBe(false)
  asked[0]?.answer()
  await turn()
  expect(asked.map(({ wanted }) => wanted)).toEqual([true, false])
  asked[1]?.answer()
  await Promise.all(settled)
  expect(wishes.of('a')).toBeUndefined()
})

test('a change of mind that ends where it began is not asked again', async () => {
  const { asked, ask } = questions()
  const wishes = createLastWish()
  const settled = [true, false, true].map(wanted => wishes.wish('a', wanted, ask))
  asked[0]?.answer()
  await Promise.all(settled)
  expect(asked).toHaveLength(1)
})

test('wishes for different things do not wait for each other', () => {
  const { asked, ask } = questions()
  const wishes = createLastWish()
  void wishes.wish('a', true, ask)
  void wishes.wish('b', false, ask)
  expect(asked.map(({ wanted }) => wanted)).toEqual([true, false])
})

test('a refused wish is forgotten, and everybody who wished hears of it', async () => {
  const { asked, ask } = questions()
  const wishes = createLastWish()
  const both = [wishes.wish('a', true, ask), wishes.wish('a', false, ask)]
  asked[0]?.refuse(new Error('No.'))
  for (const outcome of await Promise.allSettled(both)) expect(outcome.status).toBe('rejected')
  expect(wishes.of('a')).toBeUndefined()
  expect(asked).toHaveLength(1)
})

test('what somebody else wished before does not stand in the way', async () => {
  const { asked, ask } = questions()
  const wishes = createLastWish()
  const former = wishes.wish('a', true, ask)
  wishes.clear()
  expect(wishes.of('a')).toBeUndefined()
  const next = wishes.wish('a', true, ask)
  asked[0]?.refuse(new Error('She has left.'))
  await expect(former).rejects.toThrow('She has left.')
  expect(wishes.of('a')).toBe(true)
  asked[1]?.answer()
  await next
  expect(wishes.of('a')).toBeUndefined()
})
