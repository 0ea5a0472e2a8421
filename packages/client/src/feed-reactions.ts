import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { type ErrorCode, Failure } from '@mehfil/shared/errors'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { fullJitter } from './backoff.ts'
import { asFailure, isFinal } from './failures.ts'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'
import { targetCount, withReaction } from './reaction-overlay.ts'

/** An unknown outcome is asked again: adding twice is adding once. */
const TRIES = 4

/** Better said at once than tried again behind her back: a reaction is quickly given once more. */
const NEEDS_HER: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'rate-limited'])

/** Reactions that show in the same frame. For each thought and kind one is on its way; the last wish wins. */
export function createFeedReactions(context: FeedContext, model: FeedModel) {
  const { call, clock, random } = context
  const running = new Map<string, Promise<void>>()
  const wishes = new Map<string, boolean>()
  /** Those that wait to be tried again; what the server asked to rest is not among them. */
  const waiting = new Set<() => void>()

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

  async function ask(thoughtId: string, kind: ReactionKind, wanted: boolean) {
    const command = wanted ? addReaction : removeReaction
    const asker = context.userId()
    for (let attempt = 1; ; attempt++) {
      try {
        return await call(command, { thoughtId, kind })
      } catch (error) {
        const failure = asFailure(error)
        if (isFinal(failure.code) || NEEDS_HER.has(failure.code) || attempt >= TRIES) throw failure
        await rest(failure.retryAfterMs ?? 0, fullJitter(attempt, random))
        // What one member wished is not done under the name of the next.
        if (context.userId() !== asker) throw failure
      }
    }
  }

  async function rest(askedMs: number, delayMs: number) {
    let goOn = () => {}
    const rested = new Promise<void>(resolve => {
      goOn = resolve
    })
    const timer = clock.setTimeout(goOn, Math.max(askedMs, delayMs))
    if (askedMs === 0) waiting.add(goOn)
    await rested
    waiting.delete(goOn)
    clock.clearTimeout(timer)
  }

  async function settle(key: string, thoughtId: string, kind: ReactionKind): Promise<void> {
    let wanted: boolean | undefined
    while (wanted !== wishes.get(key)) {
      wanted = wishes.get(key) ?? false
      const { reactions, rev } = await ask(thoughtId, kind, wanted)
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

  return {
    react,
    /** The line is back: whoever waits tries now. */
    wake() {
      for (const goOn of [...waiting]) goOn()
    },
  }
}
