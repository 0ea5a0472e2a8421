import { isAtHead } from '@mehfil/shared/feed-window'
import { REACTION_KINDS } from '@mehfil/shared/reaction'
import { aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedClient, TopicFeed } from './feed-client.ts'
import { createWorld } from './test-support.ts'

/** One thing that happens; numbers choose among what is there. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('others-post' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('submit' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), at: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), at: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('others-react' as const), at: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('react' as const), at: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('load-older' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open-around' as const), at: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open-newest' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('down' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('up' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('begin-anew' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), at: fc.nat(4_000) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const faults = fc.record({
  delayMs: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 900 })),
  dropRate: fc.double({ min: 0, max: 0.4, noNaN: true }),
  duplicateRate: fc.double({ min: 0, max: 0.4, noNaN: true }),
})

type World = ReturnType<typeof createWorld>
type Run = World & { readonly own: FeedClient; readonly feed: TopicFeed; readonly submitted: string[] }

/** What must hold at every moment that anybody can see. */
function checkMoment({ feed, own, topic, submitted }: Run) {
  const state = feed.state.get()
  const waiting = new Set(own.outbox.entries.get().map(({ clientId }) => clientId))
  const me = aUser(1).id
  for (const clientId of submitted) {
    if (!waiting.has(clientId) && !topic.writtenAs(me, clientId)) throw new Error(`${clientId} vanished (D8)`)
  }
  if (state.kind !== 'open') return
  const { thoughts } = state.window
  const first = thoughts[0]?.seq ?? 0
  thoughts.forEach((thought, index) => {
    if (thought.seq !== first + index) throw new Error(`A hole or a double at place ${thought.seq} (D4, D5)`)
  })
  const shown = new Set(thoughts.map(({ id }) => id))
  for (const clientId of waiting) {
    const written = topic.writtenAs(me, clientId)
    // A thought that was changed before it was first seen does not look like its card any more.
    const isUntouched = written && topic.find(written.id).body === written.body
    if (isUntouched && shown.has(written.id)) throw new Error(`${clientId} is shown twice (D5)`)
  }
}

function take(run: Run, next: Step) {
  const { topic, own, feed, network, submitted } = run
  const chosen = 'at' in next ? topic.thoughts[next.at % Math.max(1, topic.thoughts.length)] : undefined
  const kind = REACTION_KINDS[('at' in next ? next.at : 0) % 2] ?? 'wah'
  const other = aUser(2).id
  const number = topic.rev + submitted.length
  switch (next.kind) {
    case 'others-post':
      return void topic.post({ authorId: other, clientId: `other-${number}`, body: `Other ${number}` })
    case 'submit': {
      const { clientId } = own.outbox.submit({ topicId: topic.id, body: `Mine ${submitted.length}` })
      return void submitted.push(clientId)
    }
    case 'edit':
      return void (chosen && topic.edit(chosen.id, `Edited ${number}`))
    case 'erase':
      return void (chosen && topic.erase(chosen.id))
    case 'others-react':
      return void (chosen && topic.react(other, chosen.id, kind, next.at % 3 > 0))
    case 'react':
      return void (chosen && feed.react(chosen.id, kind, next.at % 3 > 0).catch(() => undefined))
    case 'load-older':
      return void feed.loadOlder()
    case 'open-around':
      return void feed.openAround(Math.max(1, next.at)).catch(() => undefined)
    case 'open-newest':
      return void feed.openNewest().catch(() => undefined)
    case 'cut':
      return network.cut()
    case 'down':
      return network.setUp(false)
    case 'up':
      return network.setUp(true)
    case 'begin-anew':
      return topic.beginAnew(`${topic.epoch}+`)
    case 'wait':
      return
  }
}

describe('a client', () => {
  test('equals the server once the faults end, whatever happened, and wrote each thought once (D2, D6, D7)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2 ** 31),
        faults,
        fc.array(step, { minLength: 5, maxLength: 60 }),
        async (seed, given, steps) => {
          const world = createWorld(seed)
          world.fill(40)
          const own = world.client(1)
          const feed = own.hold(world.topic.id)
          const run: Run = { ...world, own, feed, submitted: [] }
          let broken: unknown
          const look = () => {
            try {
              checkMoment(run)
            } catch (error) {
              broken ??= error
            }
          }
          feed.state.subscribe(look)
          own.outbox.entries.subscribe(look)
          world.network.setFaults(given)
          for (const next of steps) {
            take(run, next)
            await world.clock.advance(next.kind === 'wait' ? next.at : 20)
          }
          world.network.setFaults(NO_FAULTS)
          world.network.setUp(true)
          // The longest wait for a line, or for what was given up 10 s later, and a round of heads.
          await world.clock.advance(120_000)
          if (broken) throw broken

          const state = feed.state.get()
          if (state.kind !== 'open') throw new Error(`The feed is ${JSON.stringify(state)}`)
          const { window, viewer } = state
          const now = world.topic.thoughts
          const first = window.thoughts[0]?.seq ?? 1
          expect({ rev: window.rev, headSeq: window.headSeq, epoch: window.epoch }).toEqual({
            rev: world.topic.rev,
            headSeq: now.length,
            epoch: world.topic.epoch,
          })
          expect(window.thoughts).toEqual(now.slice(first - 1, first - 1 + window.thoughts.length))
          expect(state.newer).toBe(isAtHead(window) ? 'end' : 'more')
          expect(viewer.reacted).toMatchObject(world.topic.viewer(aUser(1).id, window.thoughts).reacted)
          expect(own.outbox.entries.get()).toEqual([])
          const mine = now.filter(({ authorId }) => authorId === aUser(1).id).map(({ id }) => id)
          expect(mine).toEqual(run.submitted.map(id => world.topic.writtenAs(aUser(1).id, id)?.id))
          own.stop()
        },
      ),
      { numRuns: 200 },
    )
  }, 60_000)
})
