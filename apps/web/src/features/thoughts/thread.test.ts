import { isVeiled, veiled } from '@mehfil/shared/veil'
import { describe, expect, it } from 'vitest'
import { thoughtAtPlace } from './test-support.ts'
import { threadWith } from './thread.ts'

const root = thoughtAtPlace(5)
const reply = (seq: number, parts = {}) => thoughtAtPlace(seq, { replyTo: { id: root.id, seq: 5 }, ...parts })

describe('a thread', () => {
  it('takes in its replies, oldest first, and nothing else', () => {
    const thread = threadWith([root], [reply(9), thoughtAtPlace(8), reply(7)])
    expect(thread.map(({ seq }) => seq)).toEqual([5, 7, 9])
  })

  it('keeps the newest revision of each', () => {
    const edited = reply(7, { rev: 30, body: 'Edited' })
    const thread = threadWith(threadWith([root, reply(7)], [edited]), [reply(7)])
    expect(thread[1]?.body).toBe('Edited')
  })

  it('lets go of a reply whose author is not to be seen any more, and takes it in again when she is', () => {
    const thread = threadWith([root, reply(7), reply(9)], [veiled(reply(7)), veiled(thoughtAtPlace(8))])
    expect(thread.map(({ seq }) => seq)).toEqual([5, 9])
    expect(threadWith(thread, [reply(7)]).map(({ seq }) => seq)).toEqual([5, 7, 9])
  })

  it('keeps the place of its thought, to say that it is not shown', () => {
    const thread = threadWith([root, reply(7)], [veiled(root)])
    expect(thread.map(isVeiled)).toEqual([true, false])
    expect(threadWith(thread, [root])[0]?.body).toBe(root.body)
  })

  it('is the same list when nothing changed', () => {
    const thread = [root, reply(7)]
    expect(threadWith(thread, [reply(7), thoughtAtPlace(8)])).toBe(thread)
  })
})
