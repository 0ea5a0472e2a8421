import type { ReactionKind } from '@mehfil/shared/reaction'
import { describe, expect, it } from 'vitest'
import { thoughtAtPlace } from './test-support.ts'
import { withReaction } from './with-reaction.ts'

const reacted: Record<string, readonly ReactionKind[]> = {}
const held = { thoughts: [thoughtAtPlace(1, { reactions: { wah: 2 } })], reacted }

describe('a reaction that the server has not answered yet', () => {
  it('shows at once', () => {
    const next = withReaction(held, 'thought-1', 'wah', true)
    expect(next.thoughts[0]?.reactions).toEqual({ wah: 3 })
    expect(next.reacted['thought-1']).toEqual(['wah'])
  })

  it('is added once, however often it is wanted', () => {
    const once = withReaction(held, 'thought-1', 'wah', true)
    expect(withReaction(once, 'thought-1', 'wah', true)).toBe(once)
  })

  it('leaves no zero behind when it is taken back', () => {
    const added = withReaction(held, 'thought-1', 'sad', true)
    expect(withReaction(added, 'thought-1', 'sad', false).thoughts[0]?.reactions).toEqual({ wah: 2 })
  })
})
