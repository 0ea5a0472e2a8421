import path from 'node:path'
import type { Replacement } from '../bugs/bug.ts'
import { copyOfBuild } from '../stage/build-copy.ts'

/** Folders of built programs. */
export type Builds = { readonly ours: string; readonly oneEach: string }

const WRITER = 'apps/server/src/feed/writer.ts'

/** One socket here stands for many people: no person needs more than the guard against floods lets through. */
const withoutFloodGuard: Replacement = {
  file: 'apps/server/src/platform/flood.ts',
  find: 'const PER_SECOND = 50\n',
  by: 'const PER_SECOND = 1_000_000\n',
}

/**
 * The same server with a commit for each write: no lanes, no batches. Each write takes a connection of the pool at
 * once, and waits for the topic's row there, as servers do that leave the order to the database.
 */
const oneCommitEach: Replacement = {
  file: WRITER,
  find: '        lane.queue.push(submitted)\n',
  by: '        if (lane) return void settle(topicId, [submitted])\n',
}

/** Builds both below `folder`: they differ in nothing but batching. */
export async function buildBoth(folder: string): Promise<Builds> {
  const build = (name: string, replace: readonly Replacement[]) =>
    copyOfBuild(path.join(folder, name), { name, replace })
  return {
    ours: await build('ours', [withoutFloodGuard]),
    oneEach: await build('one-commit-each', [withoutFloodGuard, oneCommitEach]),
  }
}
