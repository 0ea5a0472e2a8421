import { aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TopicFeed } from '../feed-client.ts'
import { createBrowser, type OpenTab } from './test-support.ts'

/** One thing that happens to some tab; numbers choose among those that are open. */
const kinds = ['open', 'close', 'kill', 'freeze', 'thaw', 'submit', 'others-post', 'cut', 'wait'] as const
const weights = {
  open: 2,
  close: 1,
  kill: 1,
  freeze: 1,
  thaw: 2,
  submit: 5,
  'others-post': 3,
  cut: 1,
  wait: 3,
}
const step = fc.record({
  kind: fc.oneof(...kinds.map(kind => ({ weight: weights[kind], arbitrary: fc.constant(kind) }))),
  at: fc.nat(3),
  // Words reach the other tabs sooner than anybody can switch to one and write.
  pause: fc.oneof(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 6_000 })),
})

const faults = fc.record({
  delayMs: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 300 })),
  dropRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
  duplicateRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
})

const MOST_TABS = 4

type HeldTab = OpenTab & { readonly feed: TopicFeed }

describe('the tabs of a browser', () => {
  test('show each thought once and end up alike, whatever becomes of them (D2, D5, D6, D7, D8)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2 ** 31),
        faults,
        fc.array(step, { minLength: 5, maxLength: 50 }),
        async (seed, given, steps) => {
          const { clock, network, server, topic, open, disk, fill } = createBrowser(seed)
          const tabs: HeldTab[] = []
          const submitted: string[] = []
          let broken: unknown

          function openOne() {
            if (tabs.length === MOST_TABS) return
            const tab = open()
            const feed = tab.client.hold(topic.id)
            const look = () => {
              const state = feed.state.get()
              const seqs = state.kind === 'open' ? state.window.thoughts.map(({ seq }) => seq) : []
              if (seqs.some((seq, index) => seq !== (seqs[0] ?? 0) + index)) broken ??= [tab.name, seqs]
            }
            feed.state.subscribe(look)
            tabs.push({ ...tab, feed })
          }

          /** The last one stays: without a tab there is nobody to look at. */
          function end(tab: HeldTab, how: 'close' | 'kill') {
            if (tabs.length === 1) return
            tabs.splice(tabs.indexOf(tab), 1)
            tab[how]()
          }

          async function take(kind: (typeof kinds)[number], tab: HeldTab) {
            switch (kind) {
              case 'open':
                return openOne()
              case 'close':
              case 'kill':
                return end(tab, kind)
              case 'freeze':
                return tab.freeze()
              case 'thaw':
                return tab.thaw()
              case 'submit': {
                // Whoever writes looks at the tab, and it has come to itself by then.
                tab.thaw()
                await clock.advance(1)
                const body = `Mine ${submitted.length}`
                return void submitted.push(tab.client.outbox.submit({ topicId: topic.id, body }).clientId)
              }
              case 'others-post':
                return fill(1)
              case 'cut':
                return network.cut()
              case 'wait':
                return
            }
          }

          openOne()
          network.setFaults(given)
          for (const { kind, at, pause } of steps) {
            await take(kind, tabs[at % tabs.length] as HeldTab)
            await clock.advance(pause)
          }
          network.setFaults(NO_FAULTS)
          for (const tab of tabs) tab.thaw()
          // A dead leader is noticed, a line that was given up opens again, and a round of heads goes by.
          await clock.advance(120_000)

          expect(broken).toBeUndefined()
          expect(server.lines.size).toBe(1)
          for (const { feed, client } of tabs) {
            const state = feed.state.get()
            if (state.kind !== 'open') throw new Error(`A feed is ${JSON.stringify(state)}`)
            const { rev, thoughts } = state.window
            expect(rev).toBe(topic.rev)
            expect(thoughts).toEqual(topic.thoughts.slice(-thoughts.length))
            expect(client.outbox.entries.get()).toEqual([])
            expect(client.connection.get().kind).toBe('connected')
          }
          const mine = topic.thoughts.filter(({ authorId }) => authorId === aUser(1).id)
          expect(mine.map(({ id }) => id)).toEqual(submitted.map(id => topic.writtenAs(aUser(1).id, id)?.id))
          expect(disk.size).toBe(0)
          for (const tab of tabs) tab.close()
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})
