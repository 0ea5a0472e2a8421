import type { Changes } from '@mehfil/shared/changes'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { Failure } from '@mehfil/shared/errors'
import { applyChanges, type FeedWindow, openWindow } from '@mehfil/shared/feed-window'
import { REACTION_KINDS } from '@mehfil/shared/reaction'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { peopleFeature } from '#features/people/people.feature.ts'
import { reactionsFeature } from '#features/reactions/reactions.feature.ts'
import { topicsFeature } from '#features/topics/topics.feature.ts'
import { readChanges, readPage } from '#feed/pages.ts'
import type { Route } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'
import { freshDatabase } from '../../../test/database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { thoughtsFeature } from './thoughts.feature.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 8, name: 'converging-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** What a step may use: the topic, and the thoughts that were written into it. */
type Trial = { topicId: string; ids: string[]; pick: string; held: HeldPost | undefined }

/** What was held last, and by whom. */
type HeldPost = { clientId: string; body: string; replyTo?: string | undefined; by: number }

/** Every command that writes and knows a topic, with an input for it. */
const PLAYED: Record<string, (trial: Trial, which: number) => object> = {
  'thought:post': ({ topicId, ids, pick, held }, which) => {
    // What is held is shared by handing it in once more.
    if (held && held.by === which % 2 && which % 7 < 2) {
      const { clientId, body, replyTo } = held
      return { topicId, clientId, body, ...(replyTo && { replyTo }) }
    }
    return {
      topicId,
      clientId: newId(),
      body: `thought ${which}`,
      ...(which % 3 === 0 && ids.length > 0 && { replyTo: pick }),
      ...(which % 5 < 2 && { undoMs: 1 }),
    }
  },
  'thought:undo': ({ topicId, held }, which) => ({
    topicId,
    clientId: held && held.by === which % 2 ? held.clientId : newId(),
  }),
  'thought:edit': ({ pick }, which) => ({ thoughtId: pick, body: `edited ${which}`, rev: 1_000_000 }),
  'thought:delete': ({ pick }) => ({ thoughtId: pick }),
  'reaction:add': ({ pick }, which) => ({ thoughtId: pick, kind: REACTION_KINDS[which % 2] }),
  'reaction:remove': ({ pick }, which) => ({ thoughtId: pick, kind: REACTION_KINDS[which % 2] }),
  'topic:edit': ({ topicId }, which) => ({ topicId, name: `Trial ${which}` }),
  'topic:join': ({ topicId }) => ({ topicId }),
  'topic:leave': ({ topicId }) => ({ topicId }),
  'topic:mute': ({ topicId }) => ({ topicId }),
  'topic:unmute': ({ topicId }) => ({ topicId }),
  'topic:read': ({ topicId }, which) => ({ topicId, seq: which, unread: which % 5 === 0 }),
  'person:edit': (_, which) => ({ displayName: `Somebody ${which}` }),
}

/** Commands that write, or may, and never into a topic that is there already. */
const APART = [
  'account:register',
  'account:log-in',
  'account:log-out',
  'account:change-password',
  'bookmark:add',
  'bookmark:remove',
  'media:upload',
  'notification:read',
  'notification:set',
  'person:block',
  'person:follow',
  'person:mute',
  'person:unblock',
  'person:unfollow',
  'person:unmute',
  'presence:typing',
  'session:end',
  'session:end-others',
  'topic:create',
  'topic:watch',
  'topic:unwatch',
]

const isReading = (command: (typeof REGISTRY)[number]) => command.http?.method === 'GET'

/** Thoughts are written twice as often as anything else is done to them. */
const NAMES = [...Object.keys(PLAYED), 'thought:post', 'thought:post', 'reaction:add', 'thought:delete']

type Step = { name: string; which: number }

type PostAnswer = { thought: { id: string } } | { held: object }

/** A thought may have to wait for one that its author handed in before it. */
const shownBy = (answer: PostAnswer) => ('thought' in answer ? [answer.thought.id] : [])

/** A node with the features whose commands are played, and somebody who gives them. */
async function seedTrial(answered: Map<string, number>) {
  const { topicId, memberIds } = await seedTopic(db, 2)
  const node = feedNode(db)
  // No thought here has a picture: there is nothing to tidy.
  const deps = { ...node, db, newId, log: createLog({ level: 'silent' }), tidyMedia: async () => undefined }
  const features = [thoughtsFeature(deps), reactionsFeature(deps), topicsFeature(deps), peopleFeature(deps)]
  const routes = new Map<string, Route>(
    features.flatMap(({ routes: served }) => served.map(route => [route.command.name, route])),
  )
  const ids: string[] = []
  let held: HeldPost | undefined

  async function act({ name, which }: Step): Promise<void> {
    const { command, handle } = routes.get(name) as Route
    const pick = ids[which % Math.max(1, ids.length)] ?? newId()
    const input = command.input.parse(PLAYED[name]?.({ topicId, ids, pick, held }, which)) as {
      undoMs?: number
    }
    const id = memberIds[which % 2] as string
    const actor = { kind: 'member', id, handle: 'somebody', role: 'admin', sessionId: '' } as const
    try {
      const answer = await handle(input as never, { actor, requestId: '', address: '', userAgent: '' })
      if (name === 'thought:post' && input.undoMs) held = { ...(input as HeldPost), by: which % 2 }
      else if (name === 'thought:post') ids.push(...shownBy(answer as PostAnswer))
      answered.set(name, (answered.get(name) ?? 0) + 1)
    } catch (error) {
      // Refusals are part of life.
      if (!(error instanceof Failure)) throw error
    }
  }

  async function snapshot(): Promise<FeedWindow> {
    const page = await readPage(db, topicId, {}, 100)
    if (!page) throw new Error('There is no such topic.')
    return openWindow({ topicId, ...page.head, thoughts: page.thoughts })
  }

  return {
    snapshot,
    async play(steps: readonly Step[]) {
      for (const step of steps) await act(step)
    },
    async changesSince({ rev, epoch }: FeedWindow): Promise<Changes> {
      const read = await readChanges(db, topicId, { epoch, rev })
      if (read?.kind !== 'changes') throw new Error('There are no changes.')
      return { topicId, epoch, from: rev, to: read.head.rev, thoughts: read.thoughts, people: {} }
    },
    stop: node.stop,
  }
}

describe('catching up', () => {
  test('is tried with every command that could change what a topic shows', () => {
    const writing = REGISTRY.filter(command => !isReading(command)).map(command => command.name)
    expect([...Object.keys(PLAYED), ...APART].toSorted()).toEqual(writing.toSorted())
  })

  test('a snapshot and all changes since are the newer snapshot, for every command (D6)', async () => {
    const answered = new Map<string, number>()
    const step = fc.record({ name: fc.constantFrom(...NAMES), which: fc.nat(50) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), fc.nat(30), async (steps, cut) => {
        const trial = await seedTrial(answered)
        await trial.play(steps.slice(0, cut))
        const before = await trial.snapshot()
        await trial.play(steps.slice(cut))
        const after = await trial.snapshot()
        const outcome = applyChanges(before, await trial.changesSince(before))
        await trial.stop()
        if (outcome.kind !== 'applied' && outcome.kind !== 'dropped') throw new Error(outcome.kind)
        expect(outcome.window.thoughts).toEqual(after.thoughts)
        expect(outcome.window.rev).toBe(after.rev)
        expect(outcome.window.headSeq).toBe(after.headSeq)
      }),
      { numRuns: 40 },
    )
    // A command that is always refused shows nothing.
    for (const name of Object.keys(PLAYED)) expect(answered.get(name), name).toBeGreaterThan(0)
  })
})
