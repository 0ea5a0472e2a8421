import { deleteThought, editThought } from '@mehfil/shared/contract/thoughts'
import { REACTION_KINDS } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import type { LoadClient } from '../members/load-client.ts'

/** Of a hundred thoughts so many edits, erasures, reactions. */
const BESIDES = { edit: 6, erase: 3, react: 20 }

/** Thoughts that a member lets wait: nobody writes on and on while nothing goes out. */
const MOST_WAITING = 100

export type Acts = {
  /** One member writes a thought; sometimes somebody does something else with an older one as well. */
  next(): void
  /** How many edits, erasures and reactions are still on their way. */
  underWay(): number
  /** Thoughts that were not written because too many of the same member waited. */
  heldBack(): number
}

/** What members do, in an order that depends on the random numbers only. Nothing here waits for an answer. */
export function createActs(clients: readonly LoadClient[], random: () => number): Acts {
  // Everyone writes everywhere, also where she does not look.
  const topicIds = [...new Set(clients.flatMap(client => client.feeds().map(({ topicId }) => topicId)))]
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const busy = new Set<string>()
  let written = 0
  let heldBack = 0

  /** A living thought that this client shows; of her own where asked. One act at a time for each. */
  function find(client: LoadClient, isOwn: boolean): Thought | undefined {
    const state = pick(client.feeds())?.state.get()
    if (state?.kind !== 'open') return undefined
    const recent = state.window.thoughts.slice(-40)
    return pick(
      recent.filter(({ id, body, authorId }) => {
        return body !== null && !busy.has(id) && (!isOwn || authorId === client.user.id)
      }),
    )
  }

  /** What fails here is the member's to try again; what was acked is what counts. */
  async function whileBusy(thought: Thought | undefined, act: (thought: Thought) => Promise<void>) {
    if (!thought) return
    busy.add(thought.id)
    await act(thought).catch(() => undefined)
    busy.delete(thought.id)
  }

  async function change(client: LoadClient, body: string | null) {
    await whileBusy(find(client, true), async ({ id, rev }) => {
      const { thought } =
        body === null
          ? await client.client().call(deleteThought, { thoughtId: id })
          : await client.client().call(editThought, { thoughtId: id, body, rev })
      client.noteChange(thought)
    })
  }

  async function react(client: LoadClient, wanted: boolean) {
    const kind = pick(REACTION_KINDS) ?? 'wah'
    await whileBusy(find(client, false), async ({ id, topicId }) => {
      await client
        .feeds()
        .find(feed => feed.topicId === topicId)
        ?.react(id, kind, wanted)
    })
  }

  return {
    underWay: () => busy.size,
    heldBack: () => heldBack,
    next() {
      const client = pick(clients)
      const topicId = pick(topicIds)
      if (!client || !topicId) return
      if (client.client().outbox.entries.get().length >= MOST_WAITING) return void heldBack++
      const number = ++written
      client.post(topicId, `${client.history.name}, thought ${number}`)
      const dice = random() * 100
      const other = pick(clients) ?? client
      if (dice < BESIDES.edit) void change(other, `${other.history.name} edits at ${number}`)
      else if (dice < BESIDES.edit + BESIDES.erase) void change(other, null)
      else if (dice < BESIDES.edit + BESIDES.erase + BESIDES.react) void react(other, random() < 0.8)
    },
  }
}
