import path from 'node:path'
import { loadMedia, uploadMedia } from '@mehfil/shared/contract/media'
import type { Config } from '#config.ts'
import type { Db } from '#db/database.ts'
import type { Blobs } from '#platform/blobs/blobs.ts'
import { createIncoming } from '#platform/blobs/incoming.ts'
import { type Feature, serveFile, serveMember } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import type { Log } from '#platform/log.ts'
import { type MediaDeps, mediaService } from './media.service.ts'
import { mediaStore } from './media.store.ts'
import { createTidy } from './media.tidy.ts'
import { createWorkshop } from './media.workshop.ts'

export type MediaFeatureDeps = Pick<MediaDeps, 'onPicture'> & {
  db: Db
  config: Pick<Config, 'dataDir' | 'guestReading'>
  blobs: Blobs
  newId: NewId
  log: Log
}

export function mediaFeature({ db, config, blobs, newId, log, onPicture }: MediaFeatureDeps) {
  const store = mediaStore(db)
  const incoming = createIncoming(path.join(config.dataDir, 'incoming'))
  const workshop = createWorkshop()
  const { guestReading } = config
  const media = mediaService({ store, blobs, incoming, workshop, newId, guestReading, onPicture })
  const { tidy, start, stop } = createTidy({ store, blobs, incoming, log })
  const feature: Feature = {
    name: 'media',
    routes: [serveMember(uploadMedia, media.upload), serveFile(loadMedia, media.load)],
    start: async () => start(),
    async stop() {
      workshop.close()
      await stop()
    },
  }
  return { feature, tidy, pictures: workshop.counts }
}
