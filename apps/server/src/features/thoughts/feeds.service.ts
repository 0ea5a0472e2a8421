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
import { loadViewer } from '#feed/thought-rows.ts'
import type { Actor, Context, Member, SocketControl } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import type { ThoughtsStore } from './thoughts.store.ts'

export type FeedsDeps = { db: Db; store: ThoughtsStore; pump: Pump }

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>

/** How feeds are read: pages, catch-ups, watching, and the feeds merged of several topics. */
export function feedsService({ db, store, pump }: FeedsDeps) {
  async function topicIdOf(ref: string): Promise<string> {
    const topicId = await findTopicId(db, ref)
    if (!topicId) throw notFound('topic')
    return topicId
  }

  async function newest(topicId: string, limit: number, actor: Actor): Promise<Watched> {
    const page = await readPage(db, topicId, {}, limit)
    if (!page) throw notFound('topic')
    const { head, thoughts, people, older } = page
    const viewer = await loadViewer(db, actor, thoughts, topicId)
    return {
      topicId,
      epoch: head.epoch,
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
    since: { epoch: string; rev: number },
    actor: Actor,
  ): Promise<Watched | undefined> {
    const remembered = pump.since(topicId, since)
    const read = remembered ? undefined : await readSomeChanges(db, topicId, since)
    if (!remembered && (read?.kind !== 'changes' || read.more)) return undefined
    const { thoughts, people, to } = remembered ?? (read as Extract<typeof read, { kind: 'changes' }>)
    const viewer = await loadViewer(db, actor, thoughts, topicId)
    const seq = thoughts.reduce((highest, thought) => Math.max(highest, thought.seq), 0)
    return {
      topicId,
      epoch: since.epoch,
      from: since.rev,
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
    async load(input: In<'loadThoughts'>, actor: Actor): Out<'loadThoughts'> {
      const topicId = await topicIdOf(input.topicId)
      const page = await readPage(db, topicId, input, input.limit)
      if (!page) throw notFound('topic')
      const { head, thoughts, people, older, newer } = page
      return {
        ...head,
        thoughts,
        people,
        viewer: await loadViewer(db, actor, thoughts, topicId),
        older,
        newer,
      }
    },

    async changes(input: In<'listChanges'>, actor: Actor): Out<'listChanges'> {
      const topicId = await topicIdOf(input.topicId)
      const read = await readSomeChanges(db, topicId, { epoch: input.epoch, rev: input.since })
      if (!read) throw notFound('topic')
      const { head } = read
      if (read.kind === 'reset') return { epoch: head.epoch, head, reset: true }
      const { to, more, thoughts, people } = read
      const viewer = await loadViewer(db, actor, thoughts, topicId)
      return { topicId, epoch: head.epoch, from: input.since, to, head, more, thoughts, people, viewer }
    },

    /** Into the room first, then read: what is committed after the reading comes as a frame (D4). */
    async watch(input: In<'watchTopic'>, { actor, socket }: Context): Out<'watchTopic'> {
      const topicId = await topicIdOf(input.topicId)
      if (socket) enter(socket, rooms.topic(topicId))
      if (!(await pump.track(topicId))) throw notFound('topic')
      const continued = input.since && (await caughtUp(topicId, input.since, actor))
      return continued ?? (await newest(topicId, input.limit, actor))
    },

    async unwatch(input: In<'unwatchTopic'>, { socket }: Context): Out<'unwatchTopic'> {
      const room = rooms.topic(await topicIdOf(input.topicId))
      socket?.leave(room)
      socket?.watched.delete(room)
      return {}
    },

    home: async (input: In<'loadHome'>, member: Member) =>
      mixed(await store.recentOfJoined(member.id, wanted(input)), member),

    explore: async (input: In<'loadExplore'>, actor: Actor) =>
      mixed(await store.recentOfAll(wanted(input)), actor),
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
