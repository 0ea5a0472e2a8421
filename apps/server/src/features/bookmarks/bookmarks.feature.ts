import * as contract from '@mehfil/shared/contract/bookmarks'
import type { Db } from '#db/database.ts'
import type { Sights } from '#feed/sights.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serveMember } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import { bookmarksService } from './bookmarks.service.ts'
import { bookmarksStore } from './bookmarks.store.ts'

export type BookmarksDeps = { db: Db; sights: Sights; broadcast: Broadcast }

/** What members keep for themselves. It concerns one member, so it is in no frame to a topic's room. */
export function bookmarksFeature({ db, sights, broadcast }: BookmarksDeps): Feature {
  const bookmarks = bookmarksService({
    store: bookmarksStore(db),
    sights,
    viewerOf: (member, shown) => loadViewer(db, member, shown),
    tell: (personId, bookmark) => broadcast.toRoom(rooms.person(personId), 'viewer:changed', { bookmark }),
  })
  return {
    name: 'bookmarks',
    routes: [
      serveMember(contract.addBookmark, bookmarks.add),
      serveMember(contract.removeBookmark, bookmarks.remove),
      serveMember(contract.listBookmarks, bookmarks.list),
    ],
  }
}
