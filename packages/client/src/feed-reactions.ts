import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { Failure } from '@mehfil/shared/errors'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { createAskAgain } from './ask-again.ts'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'
import { targetCount, withReaction } from './reaction-overlay.ts'

/** Reactions that show in the same frame. For each thought and kind one is on its way; the last wish wins. */
export function createFeedReactions(context: FeedContext, model: FeedModel) {
  const { call } = context
  const running = new Map<string, Promise<void>>()
  const wishes = new Map<string, boolean>()
  const { askAgain, wake } = createAskAgain(context)

  function show(thoughtId: string, kind: ReactionKind, wanted: boolean | undefined) {
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

  async function settle(key: string, thoughtId: string, kind: ReactionKind): Promise<void> {
    let wanted: boolean | undefined
    while (wanted !== wishes.get(key)) {
      wanted = wishes.get(key) ?? false
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
      show(thoughtId, kind, wishes.get(key))
    }
  }

  async function react(thoughtId: string, kind: ReactionKind, wanted: boolean): Promise<void> {
    if (!context.isMember()) throw new Failure('unauthenticated', 'Log in to react.')
    const key = `${thoughtId} ${kind}`
    wishes.set(key, wanted)
    show(thoughtId, kind, wanted)
    const run =
      running.get(key) ??
      settle(key, thoughtId, kind).finally(() => {
        running.delete(key)
        wishes.delete(key)
        show(thoughtId, kind, undefined)
      })
    running.set(key, run)
    return run
  }

  return { react, wake }
}
