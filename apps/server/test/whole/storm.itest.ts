import type { Changes } from '@mehfil/shared/changes'
import type { Thought } from '@mehfil/shared/thought'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { createBrowser } from '../browser.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { audit } from './audit.ts'
import { askHttp, askSocket, done, type Input } from './calls.ts'
import { aTopic, connected, framesOf, guestOf, SOON, watch } from './watching.ts'

const ACTS = 60
const KINDS = ['wah', 'love', 'sad']

let here: WholeServer
let there: WholeServer
beforeAll(async () => {
  here = await startWholeServer()
  there = await startWholeServer(here)
})
afterAll(async () => {
  expect([...here.faults, ...there.faults]).toEqual([])
  await there.stop()
  await here.stop()
})

type Writer = { who: Someone; node: WholeServer; seed: number }

/** Posts, edits, deletes and reacts, over HTTP and the socket in turn; a conflict with others is an answer too. */
async function act({ who, node, seed }: Writer, topicId: string): Promise<number> {
  const random = seededRandom(seed)
  const browser = createBrowser(node.url)
  browser.setCookie(who.browser.cookie)
  const socket = await connected(browser)
  const own: Thought[] = []
  let refused = 0
  for (let n = 0; n < ACTS; n++) {
    const [name, input] = choose(random, own, topicId)
    const answer =
      n % 2 === 0
        ? (await askHttp(browser, commandOf(name), input)).body
        : await askSocket(socket, name, input)
    if (answer.error) refused++
    if (name === 'thought:post') own.push(answer.thought as Thought)
  }
  return refused
}

function choose(random: () => number, own: Thought[], topicId: string): [string, Input] {
  const at = Math.floor(random() * own.length)
  const thought = own[at]
  const what = random()
  if (!thought || what < 0.5) {
    const replyTo = thought && random() < 0.3 ? { replyTo: thought.id } : {}
    return ['thought:post', { topicId, clientId: newId(), body: `verse ${random()}`, ...replyTo }]
  }
  const thoughtId = thought.id
  if (what < 0.65) return ['thought:edit', { thoughtId, body: `edited ${random()}`, rev: thought.rev }]
  if (what < 0.7) {
    own.splice(at, 1)
    return ['thought:delete', { thoughtId }]
  }
  const kind = KINDS[Math.floor(random() * KINDS.length)]
  return [what < 0.9 ? 'reaction:add' : 'reaction:remove', { thoughtId, kind }]
}

/** What a reader ends up with who keeps to the rule: continue what you hold, or ask (D4). */
function readingOf(start: Pick<Changes, 'to' | 'thoughts'>, frames: readonly Changes[]) {
  const held = new Map(start.thoughts.map(thought => [thought.seq, thought]))
  const gaps: string[] = []
  let at = start.to
  for (const frame of frames) {
    if (frame.to <= at) continue
    if (frame.from > at) gaps.push(`(${frame.from}, ${frame.to}] came after ${at}`)
    for (const thought of frame.thoughts) held.set(thought.seq, thought)
    at = frame.to
  }
  return { at, gaps, thoughts: [...held.values()].toSorted((a, b) => b.seq - a.seq) }
}

async function wholeTopic(
  { browser }: Someone,
  topicId: string,
): Promise<{ rev: number; thoughts: Thought[] }> {
  const thoughts: Thought[] = []
  let rev = 0
  for (let before: number | null | undefined; before !== null; ) {
    const input = { topicId, limit: 100, ...(before && { before }) }
    const page = await done(browser, commandOf('thoughts:load'), input)
    thoughts.push(...(page.thoughts as Thought[]))
    rev = page.rev as number
    before = page.older as number | null
  }
  return { rev, thoughts }
}

test('frames continue each other on both nodes while three write at once, and every reader ends with the database', async () => {
  const writers: Writer[] = await Promise.all(
    [here, here, there].map(async (node, seed) => ({ who: await someone(node, 'poet'), node, seed })),
  )
  const [first] = writers as [Writer]
  const topicId = await aTopic(first.who)
  for (const { who } of writers) await done(who.browser, commandOf('topic:join'), { topicId })

  const readers: Array<{ socket: Socket; frames: ReturnType<typeof framesOf>; start: Changes }> = []
  const read = async (node: WholeServer) => {
    const socket = await guestOf(node)
    const frames = framesOf(socket)
    readers.push({ socket, frames, start: (await watch(socket, topicId)) as unknown as Changes })
  }
  await Promise.all([read(here), read(there)])
  const acting = Promise.all(writers.map(writer => act(writer, topicId)))
  // Some come while it storms: what they are shown at first and what they are sent must fit together.
  for (let n = 0; n < 4; n++) await read(n % 2 === 0 ? here : there)
  const refused = (await acting).reduce((sum, count) => sum + count, 0)
  expect(refused).toBeLessThan(ACTS)

  const { rev, thoughts } = await wholeTopic(first.who, topicId)
  expect(rev).toBeGreaterThan(ACTS)
  for (const { frames, start } of readers) {
    await expect.poll(() => readingOf(start, frames.of(topicId)).at, SOON).toBe(rev)
    const reading = readingOf(start, frames.of(topicId))
    expect(reading.gaps).toEqual([])
    expect(reading.thoughts).toEqual(thoughts.slice(0, reading.thoughts.length))
    // A page at the start, and whatever was written since: none of it may be missing.
    expect(reading.thoughts.at(-1)?.seq).toBe(start.thoughts.at(-1)?.seq ?? 1)
  }
  expect(await audit(here.pool)).toEqual([])
})
