import type { Bookmark } from '@mehfil/shared/bookmark'
import type * as contract from '@mehfil/shared/contract/bookmarks'
import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import { notFound } from '@mehfil/shared/errors'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import { decodeRecent, encodeRecent } from '#feed/recent-cursor.ts'
import type { Sights } from '#feed/sights.ts'
import type { Member } from '#platform/handling.ts'
import type { BookmarksStore } from './bookmarks.store.ts'

export type BookmarksServiceDeps = {
  store: BookmarksStore
  sights: Pick<Sights, 'of' | 'through'>
  /** What this member did with the thoughts shown. */
  viewerOf(member: Member, shown: readonly Thought[]): Promise<Viewer>
  /** Tells a member's own tabs and devices, and nobody else. */
  tell(personId: string, bookmark: Bookmark): void
}

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>

export const bookmarksService = ({ store, sights, viewerOf, tell }: BookmarksServiceDeps) => ({
  async add({ thoughtId }: In<'addBookmark'>, member: Member): Out<'addBookmark'> {
    const { apart } = await sights.of(member)
    const { isThere, isNew } = await store.add(thoughtId, member.id, apart)
    if (!isThere) throw notFound('thought')
    if (isNew) tell(member.id, { thoughtId, isBookmarked: true })
    return {}
  },

  async remove({ thoughtId }: In<'removeBookmark'>, member: Member): Out<'removeBookmark'> {
    if (await store.remove(thoughtId, member.id)) tell(member.id, { thoughtId, isBookmarked: false })
    else if (!(await store.isThere(thoughtId))) throw notFound('thought')
    return {}
  },

  async list({ limit, before }: In<'listBookmarks'>, member: Member): Out<'listBookmarks'> {
    const place = before === undefined ? undefined : decodeRecent(before)
    return await sights.through(member, async ({ hidden }) => {
      const { thoughts, people, last } = await store.list(member.id, { limit, before: place }, hidden)
      const viewer = await viewerOf(member, thoughts)
      return { thoughts, people, viewer, next: last ? encodeRecent(last) : null }
    })
  },
})
