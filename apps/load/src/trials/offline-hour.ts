import { setTimeout as sleep } from 'node:timers/promises'
import { thoughtAt } from '@mehfil/shared/feed-window'
import { PASS } from '@mehfil/testkit/proof/fault-mode'
import type { LoadClient } from '../members/load-client.ts'
import { headRevs, isCompleteTo, isConnected, judge } from './judging.ts'
import { changeMuch, writeMany } from './many-changes.ts'
import { onStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { holds, none, type Trial, within } from './trial.ts'

const BEFORE = 300
const CHANGES = 5_000
/** The place that is being read, and how far around it a screen reaches. */
const PLACE = 150
const AROUND = 10

/**
 * A reader in the middle of a topic loses her line, and 5,000 changes happen. They take seconds instead of an hour: all
 * that an hour would add is that her attempts to come back are half a minute apart, and a browser that finds the
 * network again does not wait for the next of them.
 */
export const offlineHour: Trial = {
  name: 'offline-hour',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}], accounts: 3 }, async stage => {
      const [node] = stage.nodes
      if (!node) throw new Error('There is no server.')
      await writeMany(stage, BEFORE)
      const line = await stage.line('the line of the reader', node.port)
      const reader = await stage.enter(stage.accounts[2], { url: `http://127.0.0.1:${line.port}` })
      // As one comes by the link of a thought.
      reader.reload()
      await reader.feeds()[0]?.openAround(PLACE)
      await timeUntil('connected', () => isConnected(reader), { withinMs: 10_000 })
      reader.feeds()[0]?.setPlace(PLACE)
      const before = idsAround(reader)
      line.setMode({ kind: 'refuse' })
      line.cut()
      surroundings.say(`offline, while ${CHANGES} changes happen`)
      const changes = await changeMuch(stage, CHANGES)
      await sleep(1_000)
      const shown = idsAround(reader)
      const revs = await headRevs(stage)
      const since = performance.now()
      line.setMode(PASS)
      reader.wake()
      const isComplete = () => isConnected(reader) && isCompleteTo(reader, revs) && !isCatchingUp(reader)
      const complete = await timeUntil('complete', isComplete, { since, withinMs: 30_000 })
      const after = idsAround(reader)
      return [
        none('changes that could not be made', CHANGES - changes),
        within('complete after being back', complete, 3_000),
        holds('what was read stayed on the screen while offline', isSame(before, shown)),
        holds(
          `the place is held: thought ${PLACE} and ${AROUND} on either side`,
          before.length === 2 * AROUND + 1 && isSame(before, after),
        ),
        ...(await judge(stage, { 'line gone': 1 }, { deliveries: 30 })),
      ]
    }),
}

const isSame = (some: readonly string[], others: readonly string[]) => some.join() === others.join()

const isCatchingUp = (client: LoadClient) =>
  client.feeds().some(({ state }) => {
    const open = state.get()
    return open.kind !== 'open' || open.isCatchingUp
  })

function idsAround(client: LoadClient): string[] {
  const open = client.feeds()[0]?.state.get()
  if (open?.kind !== 'open') return []
  const places = Array.from({ length: 2 * AROUND + 1 }, (_, index) => PLACE - AROUND + index)
  return places.flatMap(place => thoughtAt(open.window, place)?.id ?? [])
}
