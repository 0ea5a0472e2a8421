import { expect, test } from 'vitest'
import { tableOf } from './table.ts'
import { none, within } from './trial.ts'

test('the table has each figure beside its goal, and what could not be played', () => {
  const figures = [within('noticed', 15_080, 15_000), none('lost', 0)]
  const table = tableOf([
    { trial: 'logout', seconds: 9, figures },
    { trial: 'half-open', seconds: 1, figures: [], error: 'There is no free port.' },
  ])
  expect(table.split('\n')).toEqual([
    'trial     | figure              | seen                   | goal    | ok',
    '--------- | ------------------- | ---------------------- | ------- | ------',
    'logout    | noticed             | 15.08 s                | <= 15 s | MISSED',
    'logout    | lost                | 0                      | 0       | ok',
    'half-open | could not be played | There is no free port. |         | MISSED',
  ])
})
