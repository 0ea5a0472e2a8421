import type { Thought } from '@mehfil/shared/thought'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { createBrowser } from '../browser.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { audit } from './audit.ts'
import { askHttp, askSocket, done, expectRefused, expectRefusedAck, type Input } from './calls.ts'
import { aTopic, connected, post } from './watching.ts'

const POST = commandOf('thought:post')

let node: WholeServer
let asha: Someone
let topicId: string
beforeAll(async () => {
  node = await startWholeServer()
  asha = await someone(node, 'asha')
})
beforeEach(async () => {
  topicId = await aTopic(asha)
})
afterAll(async () => {
  expect(await audit(node.pool)).toEqual([])
  expect(node.faults).toEqual([])
  await node.stop()
})

const aThought = (body = 'Bas ke dushvaar hai') => ({ topicId, clientId: newId(), body })

type Answer = { status?: number; thought: Thought; duplicate?: boolean }

const overHttp =
  (input: Input, { browser } = asha) =>
  async (): Promise<Answer> => {
    const { status, body } = await askHttp(browser, POST, input)
    return { ...(body as unknown as Answer), status }
  }

const overSocket = (input: Input, socket: Socket) => async (): Promise<Answer> => {
  const { ok: _, ...answer } = await askSocket(socket, 'thought:post', input)
  return answer as unknown as Answer
}

const fiveSockets = () => Promise.all(Array.from({ length: 5 }, () => connected(asha.browser)))

const countOf = async (input: { clientId: string }) => {
  const { rows } = await node.pool.query('select count(*)::int n from thoughts where client_id = $1', [
    input.clientId,
  ])
  return rows[0].n
}

/** One of the answers says that it made the thought, all others that it had been made; and it is one thought. */
async function expectOne(input: { clientId: string }, answers: Answer[]) {
  expect(new Set(answers.map(answer => answer.thought?.id)).size).toBe(1)
  expect(answers.filter(answer => answer.duplicate === undefined)).toHaveLength(1)
  expect(answers.filter(answer => answer.duplicate === true)).toHaveLength(answers.length - 1)
  for (const { status, duplicate } of answers) {
    if (status !== undefined) expect(status).toBe(duplicate ? 200 : 201)
  }
  expect(await countOf(input)).toBe(1)
}

test('fifty submits of one thought within a second, over five sockets and HTTP, are one thought', async () => {
  const input = aThought()
  const sockets = await fiveSockets()
  const ways = [
    ...sockets.flatMap(socket => Array.from({ length: 8 }, () => overSocket(input, socket))),
    ...Array.from({ length: 10 }, () => overHttp(input)),
  ]
  await expectOne(input, await Promise.all(ways.map(send => send())))
  // No place and no revision was burnt for the forty-nine (D3, D4).
  expect(await post(asha, topicId)).toMatchObject({ seq: 2, rev: 2 })
})

test('submits of one thought to two nodes at once are one thought', async () => {
  const other = await startWholeServer(node)
  const browser = createBrowser(other.url)
  browser.setCookie(asha.browser.cookie)
  for (let round = 0; round < 5; round++) {
    const input = aThought(`round ${round}`)
    const ways = Array.from({ length: 10 }, (_, index) =>
      overHttp(input, index % 2 ? asha : { ...asha, browser }),
    )
    await expectOne(input, await Promise.all(ways.map(send => send())))
  }
  expect(await post(asha, topicId)).toMatchObject({ seq: 6, rev: 6 })
  expect(other.faults).toEqual([])
  await other.stop()
})

test('another text, topic or reply under the same id is refused, and changes nothing', async () => {
  const answered = await post(asha, topicId)
  const input = aThought()
  const first = await overHttp(input)()
  const socket = await connected(asha.browser)
  const others = [
    { ...input, body: 'Another text' },
    { ...input, topicId: await aTopic(asha) },
    { ...input, replyTo: answered.id },
  ]
  for (const other of others) {
    expectRefused(await askHttp(asha.browser, POST, other), 'idempotency-mismatch', 'clientId')
    expectRefusedAck(await askSocket(socket, 'thought:post', other), 'idempotency-mismatch')
  }
  const read = await done(asha.browser, commandOf('thought:get'), { thoughtId: first.thought.id })
  expect(read.thought).toEqual(first.thought)
})

test('two texts that race under one id: one is kept, the other refused', async () => {
  const input = aThought('heads')
  const sockets = await fiveSockets()
  const bodies = ['heads', 'tails', 'heads', 'tails', 'heads']
  const answers = await Promise.all(
    sockets.map((socket, index) => askSocket(socket, 'thought:post', { ...input, body: bodies[index] })),
  )
  const [kept] = answers.flatMap(answer => (answer.thought as Thought | undefined)?.body ?? [])
  answers.forEach((answer, index) => {
    if (bodies[index] === kept) expect(answer.ok).toBe(true)
    else expectRefusedAck(answer, 'idempotency-mismatch')
  })
  expect(await countOf(input)).toBe(1)
})

test('text that differs only in what is not stored is the same text', async () => {
  const input = aThought('naïve')
  const first = await overHttp(input)()
  const again = await overHttp({ ...input, body: '  nai\u0308ve\u200B \r\n' })()
  expect(again).toMatchObject({ duplicate: true, thought: { id: first.thought.id } })
})

test('the same id of another member is another thought', async () => {
  const input = aThought()
  const bano = await someone(node, 'bano')
  await done(bano.browser, commandOf('topic:join'), { topicId })
  const [hers, mine] = [await overHttp(input, bano)(), await overHttp(input)()]
  expect(mine.duplicate ?? hers.duplicate).toBeUndefined()
  expect(mine.thought.id).not.toBe(hers.thought.id)
  expect(await countOf(input)).toBe(2)
})

describeRetries()

/** What a device does whose first answer was lost, however much has happened since (D2, D8). */
function describeRetries() {
  type Story = (posted: Thought, answered: Thought) => Promise<unknown>
  const { browser } = { browser: () => asha.browser }
  const erase = (thought: Thought) => done(browser(), commandOf('thought:delete'), { thoughtId: thought.id })
  const stories: Array<[string, Story]> = [
    [
      'the thought was edited',
      posted =>
        done(browser(), commandOf('thought:edit'), { thoughtId: posted.id, body: 'Better', rev: posted.rev }),
    ],
    ['the thought was deleted', posted => erase(posted)],
    ['what it answers was deleted', (_, answered) => erase(answered)],
    ['its author left the topic', () => done(browser(), commandOf('topic:leave'), { topicId })],
  ]
  test.each(stories)('a retry after %s is answered with the first thought', async (_, happen) => {
    const answered = await post(asha, topicId)
    const input = { ...aThought(), replyTo: answered.id }
    const first = await overHttp(input)()
    await happen(first.thought, answered)
    const socket = await connected(asha.browser)
    for (const send of [overHttp(input), overSocket(input, socket)]) {
      expect(await send()).toMatchObject({
        duplicate: true,
        thought: { id: first.thought.id, seq: first.thought.seq },
      })
    }
    expect(await countOf(input)).toBe(1)
  })
}
