import type { Changes } from '@mehfil/shared/changes'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { LIMITS } from '@mehfil/shared/limits'
import type { Thought } from '@mehfil/shared/thought'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBrowser, next } from '../browser.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askHttp, askSocket, done, expectRefused, expectRefusedAck } from './calls.ts'
import { exampleOf, setScene } from './examples.ts'
import { aTopic, connected, framesOf, guestOf, post, SOON, watch } from './watching.ts'

let node: WholeServer
let asha: Someone
beforeAll(async () => {
  node = await startWholeServer()
  asha = await someone(node, 'asha')
})
afterAll(async () => {
  expect(node.faults).toEqual([])
  await node.stop()
})

describe('a socket that watches a topic', () => {
  test('is shown what another member posts there, and nothing of a topic that only others watch', async () => {
    const [mine, theirs] = [await aTopic(asha), await aTopic(asha)]
    const [me, them] = [await guestOf(node), await guestOf(node)]
    const [shownToMe, shownToThem] = [framesOf(me), framesOf(them)]
    await watch(me, mine)
    await watch(them, theirs)
    const first = await post(asha, theirs)
    await expect.poll(() => shownToThem.has(first), SOON).toBe(true)
    // A frame of the first post, had one gone astray, would stand before that of the second.
    const second = await post(asha, mine)
    await expect.poll(() => shownToMe.has(second), SOON).toBe(true)
    expect([...shownToMe.topics()]).toEqual([mine])
    expect([...shownToThem.topics()]).toEqual([theirs])
  })

  test('is shown nothing more once it has left', async () => {
    const [left, kept] = [await aTopic(asha), await aTopic(asha)]
    const [me, witness] = [await guestOf(node), await guestOf(node)]
    const [shown, seen] = [framesOf(me), framesOf(witness)]
    for (const topicId of [left, kept]) await watch(me, topicId)
    await watch(witness, left)
    expect(await askSocket(me, 'topic:unwatch', { topicId: left })).toEqual({ ok: true })
    const unseen = await post(asha, left)
    await expect.poll(() => seen.has(unseen), SOON).toBe(true)
    const last = await post(asha, kept)
    await expect.poll(() => shown.has(last), SOON).toBe(true)
    expect(shown.of(left)).toEqual([])
  })

  test('keeps twenty topics: the one watched longest ago leaves for the twenty-first', async () => {
    const topics = await Promise.all(Array.from({ length: LIMITS.watchedTopics + 1 }, () => aTopic(asha)))
    const [first = '', second = '', ...others] = topics
    const [me, witness] = [await guestOf(node), await guestOf(node)]
    const [shown, seen] = [framesOf(me), framesOf(witness)]
    for (const topicId of [first, second, ...others.slice(0, -1)]) await watch(me, topicId)
    await watch(me, first)
    await watch(me, others.at(-1) ?? '')
    await watch(witness, second)
    const thoughts = await Promise.all(topics.map(topicId => post(asha, topicId)))
    await expect.poll(() => seen.has(thoughts[1] as Thought), SOON).toBe(true)
    await expect.poll(() => shown.topics().size, SOON).toBe(LIMITS.watchedTopics)
    expect(shown.topics().has(second)).toBe(false)
  })
})

describe('a guest', () => {
  const forMembers = REGISTRY.filter(command => command.access !== 'anyone' && command.access !== 'reader')

  test('may watch, and is told to sign in by whatever is for members, on HTTP and socket alike', async () => {
    const scene = await setScene(node)
    const browser = createBrowser(node.url)
    const socket = await connected(browser)
    await watch(socket, scene.topicId)
    const before = await node.pool.query('select * from topic_heads where topic_id = $1', [scene.topicId])
    expect(forMembers.filter(command => command.socket).length).toBeGreaterThan(5)
    for (const command of forMembers) {
      const input = exampleOf(command, scene)
      if (command.http) expectRefused(await askHttp(browser, command, input), 'unauthenticated')
      if (command.socket) expectRefusedAck(await askSocket(socket, command.name, input), 'unauthenticated')
    }
    const after = await node.pool.query('select * from topic_heads where topic_id = $1', [scene.topicId])
    expect(after.rows).toEqual(before.rows)
  })
})

describe('two nodes on one database', () => {
  test('a thought posted on the one is shown on the other, a poll later at most', async () => {
    const other = await startWholeServer(node)
    const topicId = await aTopic(asha)
    const socket = await guestOf(other)
    await watch(socket, topicId)
    // Once a second a node looks for what it was not told of; the rest is for a machine that is busy.
    const shown = next<Changes>(socket, 'topic:changes', 2_500)
    const thought = await post(asha, topicId)
    expect((await shown).thoughts).toEqual([thought])
    await other.stop()
  })

  test('a session ended on the one is over on the other: the next command is refused, with a goodbye', async () => {
    const other = await startWholeServer(node)
    const member = await someone(node, 'bano')
    const away = createBrowser(other.url)
    away.setCookie(member.browser.cookie)
    const socket = await connected(away)
    const bye = next(socket, 'bye', 5_000)
    await done(member.browser, commandOf('account:log-out'), {})
    const edit = () => askSocket(socket, 'person:edit', {})
    // A node may take its word for a second.
    await expect.poll(edit, { timeout: 3_000, interval: 200 }).toMatchObject({ ok: false })
    expect(await bye).toMatchObject({ code: 'session-ended' })
    await other.stop()
  })
})
