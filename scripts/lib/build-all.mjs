import { whileNobodyBuilds } from './build-lock.mjs'
import { serverPart } from './build-server.mjs'
import { webPart } from './build-web.mjs'
import { withProgress } from './run.mjs'
import { digestOf, isFresh, stamp } from './stamp.mjs'

/** Builds the parts whose sources changed since they were last built; all of them when `force` is set. */
export const buildParts = ({ parts = [serverPart, webPart], force = false } = {}) =>
  whileNobodyBuilds(async () => {
    for (const part of parts) {
      const digest = digestOf(part.sources)
      if (!force && isFresh(part.output, digest)) continue
      await withProgress(part.title, part.build)
      stamp(part.output, digest)
    }
  })
