import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { Failure } from '@mehfil/shared/errors'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { createAskAgain } from './ask-again.ts'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'
import { createLastWish } from './last-wish.ts'
import { targetCount, withReaction } from './reaction-overlay.ts'

/** Reactions that show in the same frame. For each thought and kind one is on its way; the last wish wins. */
export function createFeedReactions(context: FeedContext, model: FeedModel) {
  const { call } = context
  const wishes = createLastWish()
  const { askAgain, wake } = createAskAgain(context)

  const keyOf = (thoughtId: string, kind: ReactionKind) => `${thoughtId} ${kind}`

  /** What is wished, until it is settled; then what the server says. */
  function show(thoughtId: string, kind: ReactionKind) {
    const wanted = wishes.of(keyOf(thoughtId, kind))
    const { pending, answered } = model.overlay()
    const others = pending.filter(other => other.thoughtId !== thoughtId || other.kind !== kind)
    const isKnown = model.viewer().reacted[thoughtId]?.includes(kind) ?? false
    if (wanted === undefined || wanted === isKnown) return model.setOverlay({ pending: others, answered })
    const same = pending.find(
      other => other.thoughtId === thoughtId && other.kind === kind && other.wanted === wanted,
    )
    const target = same?.target ?? targetCount(countOf(thoughtId, kind), wanted)
    model.setOverlay({ pending: [...others, { thoughtId, kind, wanted, target }], answered })
  }

  function countOf(thoughtId: string, kind: ReactionKind): number {
    const thought = model.window()?.thoughts.find(held => held.id === thoughtId)
    const answer = model.overlay().answered.find(other => other.thoughtId === thoughtId)
    const isNewer = answer !== undefined && answer.rev > (thought?.rev ?? 0)
    return (isNewer ? answer.reactions : thought?.reactions)?.[kind] ?? 0
  }

  async function ask(thoughtId: string, kind: ReactionKind, wanted: boolean): Promise<void> {
    // Adding twice is adding once.
    const command = wanted ? addReaction : removeReaction
    const { reactions, rev } = await askAgain(() => call(command, { thoughtId, kind }))
    model.setReacted(
      thoughtId,
      withReaction(model.viewer(), thoughtId, kind, wanted).reacted[thoughtId] ?? [],
    )
    const { pending, answered } = model.overlay()
    const others = answered.filter(other => other.thoughtId !== thoughtId || other.rev > rev)
    const isNewest = !others.some(other => other.thoughtId === thoughtId)
    model.setOverlay({
      pending,
      answered: isNewest ? [...others, { thoughtId, reactions, rev }] : others,
    })
    show(thoughtId, kind)
  }

  async function react(thoughtId: string, kind: ReactionKind, wanted: boolean): Promise<void> {
    if (!context.isMember()) throw new Failure('unauthenticated', 'Log in to react.')
    const settled = wishes.wish(keyOf(thoughtId, kind), wanted, next => ask(thoughtId, kind, next))
    show(thoughtId, kind)
    return settled.finally(() => show(thoughtId, kind))
  }

  return { react, wake, clear: wishes.clear }
}
