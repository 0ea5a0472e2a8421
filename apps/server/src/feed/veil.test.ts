import type { Changes } from '@mehfil/shared/changes'
import { applyChanges, type FeedWindow, openWindow } from '@mehfil/shared/feed-window'
import type { Person } from '@mehfil/shared/person'
import type { Thought } from '@mehfil/shared/thought'
import { NOBODY_ID } from '@mehfil/shared/veil'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochBehind, epochFor, SEES_ALL, sightFrom } from './sight.ts'
import { VEILS, veil } from './veil.ts'

const TOPIC = { topicId: 'topic', epoch: 'e1' }
const AUTHORS = ['amna', 'bano', 'chand'] as const

const aThought = (seq: number, rev: number, authorId: string, body: string | null): Thought => ({
  id: `${seq}`,
  topicId: TOPIC.topicId,
  seq,
  rev,
  authorId,
  body,
  media: [],
  replyTo: seq > 1 ? { id: '1', seq: 1 } : null,
  replyCount: seq === 1 ? rev : 0,
  reactions: body === null ? {} : { wah: rev },
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: body === null ? '2026-01-02T00:00:00.000Z' : null,
})

const personOf = (id: string): Person => ({ id, handle: id, displayName: id, avatarUrl: null })
const peopleOf = (thoughts: readonly Thought[]) =>
  Object.fromEntries(thoughts.map(({ authorId }) => [authorId, personOf(authorId)]))

/** What happens in a topic: somebody shares, or an older thought is edited or erased. */
const act = fc.record({
  author: fc.constantFrom(...AUTHORS),
  kind: fc.constantFrom('share', 'edit', 'erase'),
  pick: fc.nat(),
})

/** A topic after each of these, and the frame that told of it. */
function play(acts: readonly { author: string; kind: string; pick: number }[]) {
  const thoughts: Thought[] = []
  const states: Thought[][] = [[]]
  const frames: Changes[] = []
  for (const { author, kind, pick } of acts) {
    const rev = frames.length + 1
    const known = thoughts[pick % Math.max(1, thoughts.length)]
    const changed =
      kind === 'share' || !known
        ? aThought(thoughts.length + 1, rev, author, `${author} shares ${rev}`)
        : aThought(known.seq, rev, known.authorId, kind === 'erase' ? null : `${known.authorId} edits ${rev}`)
    thoughts[changed.seq - 1] = changed
    states.push([...thoughts])
    const people = peopleOf([changed])
    frames.push({ ...TOPIC, from: rev - 1, to: rev, thoughts: [changed], people })
  }
  return { states, frames }
}

const snapshot = (thoughts: readonly Thought[], rev: number) => ({
  ...TOPIC,
  rev,
  seq: thoughts.length,
  thoughts: thoughts.toReversed(),
  people: peopleOf(thoughts),
})

const shownBy = ({ epoch, rev, headSeq, thoughts }: FeedWindow) => ({ epoch, rev, headSeq, thoughts })

const sight = sightFrom('secret', 'reader', { apart: ['bano'], muted: ['chand'] })

describe('veiled frames', () => {
  test('after a veiled snapshot make the veiled snapshot of later, wherever one begins (D4, D6)', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 30 }), fc.nat(), (acts, start) => {
        const { states, frames } = play(acts)
        const from = start % states.length
        const veiledPage = (rev: number) => {
          const page = veil(sight, snapshot(states[rev] ?? [], rev))
          return { ...page, epoch: epochFor(sight, page.epoch) }
        }
        let window = openWindow(veiledPage(from))
        for (const frame of frames.slice(from)) {
          const told = VEILS['topic:changes'](sight, frame)
          expect(JSON.stringify(told)).not.toMatch(/bano|chand/)
          const applied = applyChanges(window, told)
          expect(applied.kind).toBe('applied')
          if (applied.kind === 'applied') window = applied.window
        }
        expect(shownBy(window)).toEqual(shownBy(openWindow(veiledPage(frames.length))))
      }),
    )
  })

  test('leave the others as they are, and of the hidden ones place and revision alone', () => {
    const { frames } = play([
      { author: 'amna', kind: 'share', pick: 0 },
      { author: 'bano', kind: 'share', pick: 0 },
    ])
    const [hers, hidden] = frames.map(frame => VEILS['topic:changes'](sight, frame))
    expect(hers?.thoughts).toEqual(frames[0]?.thoughts)
    expect(hidden?.thoughts).toMatchObject([
      {
        id: '2',
        seq: 2,
        rev: 2,
        authorId: NOBODY_ID,
        body: null,
        replyTo: null,
        replyCount: 0,
        reactions: {},
      },
    ])
    expect(hidden?.people).toEqual({})
  })

  test('are those of everybody for whoever sees everybody, the same object', () => {
    const page = snapshot([aThought(1, 1, 'bano', 'seen')], 1)
    expect(veil(SEES_ALL, page)).toBe(page)
    expect(sightFrom('secret', 'reader', { apart: [], muted: [] })).toBe(SEES_ALL)
  })
})

test('who types is told without those who are hidden', () => {
  const ids = ['amna', 'bano']
  const people = Object.fromEntries(ids.map(id => [id, personOf(id)]))
  const told = VEILS['presence:changed'](sight, {
    topicId: 'topic',
    here: 5,
    typing: { count: 6, ids },
    people,
  })
  expect(told).toEqual({
    topicId: 'topic',
    here: 5,
    typing: { count: 5, ids: ['amna'] },
    people: { amna: personOf('amna') },
  })
})

describe('the numbering that a reader knows', () => {
  const other = sightFrom('secret', 'reader', { apart: ['bano'], muted: [] })

  test('is another one for each sight, and only she who has it goes on in it', () => {
    const all = [SEES_ALL, sight, other]
    const epochs = all.map(one => epochFor(one, 'e1'))
    expect(new Set(epochs).size).toBe(3)
    for (const one of all) {
      const behind = epochs.map(epoch => epochBehind(one, epoch))
      expect(behind.filter(epoch => epoch === 'e1')).toHaveLength(1)
    }
  })

  test('is the same on each node, whatever the order of rows, and tells nothing without the secret', () => {
    const unseen = { apart: ['bano', 'amna'], muted: [] }
    const turned = { apart: ['amna', 'bano'], muted: [] }
    expect(sightFrom('secret', 'reader', unseen).mark).toBe(sightFrom('secret', 'reader', turned).mark)
    expect(sightFrom('another', 'reader', unseen).mark).not.toBe(sightFrom('secret', 'reader', unseen).mark)
    expect(sightFrom('secret', 'amna', unseen).mark).not.toBe(sightFrom('secret', 'reader', unseen).mark)
  })
})
