import type { Watched } from '@mehfil/shared/changes'
import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type * as contract from '@mehfil/shared/contract/thoughts'
import { notFound } from '@mehfil/shared/errors'
import { LIMITS } from '@mehfil/shared/limits'
import type { Db } from '#db/database.ts'
import { findTopicId } from '#db/topic-ref.ts'
import { readPage, readSomeChanges } from '#feed/pages.ts'
import type { Pump } from '#feed/pump.ts'
import { decodeRecent, encodeRecent } from '#feed/recent-cursor.ts'
import { epochBehind, epochFor, type Sight } from '#feed/sight.ts'
import type { Sights } from '#feed/sights.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import { veil, veilHead } from '#feed/veil.ts'
import type { Actor, Context, Member, SocketControl } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import type { ThoughtsStore } from './thoughts.store.ts'

export type FeedsDeps = { db: Db; store: ThoughtsStore; sights: Pick<Sights, 'of' | 'through'>; pump: Pump }

/** Who asks, and whom she sees. */
type Asking = { actor: Actor; sight: Sight }

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>

/** How feeds are read: pages, catch-ups, watching, and the feeds merged of several topics. */
export function feedsService({ db, store, sights, pump }: FeedsDeps) {
  async function topicIdOf(ref: string): Promise<string> {
    const topicId = await findTopicId(db, ref)
    if (!topicId) throw notFound('topic')
    return topicId
  }

  async function newest(topicId: string, limit: number, { actor, sight }: Asking): Promise<Watched> {
    const page = await readPage(db, topicId, {}, limit)
    if (!page) throw notFound('topic')
    const { head, thoughts, people, older } = veil(sight, page)
    const viewer = await loadViewer(db, actor, thoughts, topicId)
    return {
      topicId,
      epoch: epochFor(sight, head.epoch),
      from: 0,
      to: head.rev,
      seq: head.seq,
      reset: true,
      thoughts,
      people,
      viewer,
      older,
    }
  }

  /** Everything since what the client holds, from memory if it reaches back, or undefined: start anew. */
  async function caughtUp(
    topicId: string,
    held: { epoch: string; rev: number },
    { actor, sight }: Asking,
  ): Promise<Watched | undefined> {
    const since = { epoch: epochBehind(sight, held.epoch), rev: held.rev }
    const remembered = pump.since(topicId, since)
    const read = remembered ? undefined : await readSomeChanges(db, topicId, since)
    if (!remembered && (read?.kind !== 'changes' || read.more)) return undefined
    const changes = remembered ?? (read as Extract<typeof read, { kind: 'changes' }>)
    const { thoughts, people, to } = veil(sight, changes)
    const viewer = await loadViewer(db, actor, thoughts, topicId)
    const seq = thoughts.reduce((highest, thought) => Math.max(highest, thought.seq), 0)
    return {
      topicId,
      epoch: held.epoch,
      from: held.rev,
      to,
      seq,
      reset: false,
      thoughts,
      people,
      viewer,
      older: null,
    }
  }

  type Recent = Awaited<ReturnType<ThoughtsStore['recentOfAll']>>

  const mixed = async ({ thoughts, people, last }: Recent, actor: Actor): Out<'loadHome'> => ({
    thoughts,
    people,
    viewer: await loadViewer(db, actor, thoughts),
    next: last ? encodeRecent(last) : null,
  })

  const wanted = ({ limit, before }: In<'loadHome'>) => ({
    limit,
    before: before === undefined ? undefined : decodeRecent(before),
  })

  return {
    load: (input: In<'loadThoughts'>, actor: Actor): Out<'loadThoughts'> =>
      sights.through(actor, sight => load(input, { actor, sight })),

    changes: (input: In<'listChanges'>, actor: Actor): Out<'listChanges'> =>
      sights.through(actor, sight => changes(input, { actor, sight })),

    watch: (input: In<'watchTopic'>, { actor, socket }: Context): Out<'watchTopic'> =>
      sights.through(actor, sight => watch(input, { actor, sight }, socket)),

    async unwatch(input: In<'unwatchTopic'>, { socket }: Context): Out<'unwatchTopic'> {
      const room = rooms.topic(await topicIdOf(input.topicId))
      socket?.leave(room)
      socket?.watched.delete(room)
      return {}
    },

    home: (input: In<'loadHome'>, member: Member) =>
      sights.through(member, async ({ hidden }) =>
        mixed(await store.recentOfJoined(member.id, wanted(input), hidden), member),
      ),

    explore: (input: In<'loadExplore'>, actor: Actor) =>
      sights.through(actor, async ({ hidden }) =>
        mixed(await store.recentOfAll(wanted(input), hidden), actor),
      ),
  }

  async function load(input: In<'loadThoughts'>, { actor, sight }: Asking): Out<'loadThoughts'> {
    const topicId = await topicIdOf(input.topicId)
    const page = await readPage(db, topicId, input, input.limit)
    if (!page) throw notFound('topic')
    const { head, thoughts, people, older, newer } = veil(sight, page)
    const viewer = await loadViewer(db, actor, thoughts, topicId)
    return { ...veilHead(sight, head), thoughts, people, viewer, older, newer }
  }

  async function changes(input: In<'listChanges'>, { actor, sight }: Asking): Out<'listChanges'> {
    const topicId = await topicIdOf(input.topicId)
    const since = { epoch: epochBehind(sight, input.epoch), rev: input.since }
    const read = await readSomeChanges(db, topicId, since)
    if (!read) throw notFound('topic')
    const head = veilHead(sight, read.head)
    const { epoch } = head
    if (read.kind === 'reset') return { epoch, head, reset: true }
    const { to, more, thoughts, people } = veil(sight, read)
    const viewer = await loadViewer(db, actor, thoughts, topicId)
    return { topicId, epoch, from: input.since, to, head, more, thoughts, people, viewer }
  }

  /** Into the room first, then read: what is committed after the reading comes as a frame (D4). */
  async function watch(
    input: In<'watchTopic'>,
    asking: Asking,
    socket: SocketControl | undefined,
  ): Out<'watchTopic'> {
    const topicId = await topicIdOf(input.topicId)
    if (socket) enter(socket, rooms.topic(topicId))
    if (!(await pump.track(topicId))) throw notFound('topic')
    const continued = input.since && (await caughtUp(topicId, input.since, asking))
    return continued ?? (await newest(topicId, input.limit, asking))
  }
}

/** A socket holds at most 20 topic rooms: the one watched longest ago makes room for the newest. */
function enter(socket: SocketControl, room: string): void {
  socket.watched.delete(room)
  socket.watched.add(room)
  const [oldest] = socket.watched
  if (socket.watched.size > LIMITS.watchedTopics && oldest !== undefined) {
    socket.watched.delete(oldest)
    socket.leave(oldest)
  }
  socket.join(room)
}
