import type { Head } from '@mehfil/shared/changes'
import { LIMITS } from '@mehfil/shared/limits'
import type { Thought } from '@mehfil/shared/thought'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askSocket, done } from './calls.ts'
import { aTopic, guestOf, post, watch } from './watching.ts'

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

describe('who comes back', () => {
  /** A topic that has changed in every way since the reader left. */
  async function leftAndChanged() {
    const topicId = await aTopic(asha)
    const [edited, deleted, liked, untouched] = [
      await post(asha, topicId, 'one'),
      await post(asha, topicId, 'two'),
      await post(asha, topicId, 'three'),
      await post(asha, topicId, 'four'),
    ]
    const socket = await guestOf(node)
    const { epoch, to: rev } = await watch(socket, topicId)
    await askSocket(socket, 'topic:unwatch', { topicId })
    const changes = [
      ['thought:edit', { thoughtId: edited.id, body: 'one, said better', rev: edited.rev }],
      ['thought:delete', { thoughtId: deleted.id }],
      ['reaction:add', { thoughtId: liked.id, kind: 'wah' }],
    ] as const
    for (const [name, input] of changes) await done(asha.browser, commandOf(name), input)
    const posted = await post(asha, topicId, 'five')
    const changed = [edited, deleted, liked, posted].map(thought => thought.id)
    return { topicId, socket, since: { epoch, rev }, changed, untouched }
  }

  /** The topic as it stands in the database, and nothing else. */
  async function stored(topicId: string): Promise<Head> {
    const { rows } = await node.pool.query('select epoch, rev, seq from topic_heads where topic_id = $1', [
      topicId,
    ])
    return { epoch: rows[0].epoch, rev: Number(rows[0].rev), seq: Number(rows[0].seq) }
  }

  test.each(['of the node that saw the changes', 'of a node that knows nothing of them'])(
    'gets exactly what is missing, %s',
    async where => {
      const { topicId, socket, since, changed, untouched } = await leftAndChanged()
      const head = await stored(topicId)
      const other = where.includes('nothing') ? await startWholeServer(node) : undefined
      const answer = await watch(other ? await guestOf(other) : socket, topicId, since)
      expect(answer).toMatchObject({ from: since.rev, to: head.rev, epoch: head.epoch, reset: false })
      expect(answer.thoughts.map(thought => thought.id).toSorted()).toEqual(changed.toSorted())
      expect(answer.thoughts.map(thought => thought.id)).not.toContain(untouched.id)
      expect(answer.thoughts.find(thought => thought.id === changed[1])).toMatchObject({ body: null })
      await other?.stop()
    },
  )

  test.each([
    ['of a numbering that is over', () => ({ epoch: 'another', rev: 1 })],
    ['from the future', ({ epoch }: Head) => ({ epoch, rev: 1_000_000 })],
  ])('with a place %s gets an honest reset, and the newest page', async (_, placeFrom) => {
    const { topicId, socket } = await leftAndChanged()
    const head = await stored(topicId)
    const answer = await watch(socket, topicId, placeFrom(head))
    expect(answer).toMatchObject({ reset: true, from: 0, to: head.rev, epoch: head.epoch })
    expect(answer.thoughts.map(thought => thought.seq)).toEqual([5, 4, 3, 2, 1])
  })

  test('to more than fits one answer gets a reset on the socket, and all of it in pages over HTTP', async () => {
    const topicId = await aTopic(asha)
    const count = 2 * LIMITS.syncPage + 50
    await node.pool.query(
      `insert into thoughts (id, topic_id, seq, rev, author_id, client_id, fingerprint, body)
       select gen_random_uuid(), $1, n, n, $2, gen_random_uuid(), '', 'thought ' || n
       from generate_series(1, $3::int) n`,
      [topicId, asha.id, count],
    )
    await node.pool.query(
      'update topic_heads set seq = $2, rev = $2, thought_count = $2 where topic_id = $1',
      [topicId, count],
    )
    const { epoch } = await stored(topicId)
    expect(await watch(await guestOf(node), topicId, { epoch, rev: 1 })).toMatchObject({
      reset: true,
      to: count,
    })
    const seqs: number[] = []
    let at = 0
    for (let more = true; more; ) {
      const input = { topicId, epoch, since: at }
      const page = await done(asha.browser, commandOf('topic:changes-since'), input)
      expect(page).toMatchObject({ from: at, head: { rev: count } })
      seqs.push(...(page.thoughts as Thought[]).map(thought => thought.seq))
      at = page.to as number
      more = page.more as boolean
    }
    expect(at).toBe(count)
    expect(seqs).toEqual(Array.from({ length: count }, (_, index) => index + 1))
  })
})
