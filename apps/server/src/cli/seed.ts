import path from 'node:path'
import { seedDemo, seedTrial } from '#demo/seed.ts'
import { createDiskBlobs } from '#platform/blobs/disk-blobs.ts'
import { type Command, textOf, UsageFault } from './command.ts'

const LARGEST_TRIAL = 1_000_000

const countFrom = (text: string) => {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > LARGEST_TRIAL) {
    throw new UsageFault(`--thoughts must be a whole number from 1 to ${LARGEST_TRIAL}`)
  }
  return count
}

export const seed: Command = {
  name: 'seed',
  summary: 'Fill an empty community with demo content, or make a large topic for trials',
  usage: '[--thoughts N]',
  details: ['--thoughts N   make one more topic with N generated thoughts instead'],
  options: { thoughts: { type: 'string' } },
  positionals: 0,
  run: async ({ config, withDatabase, print }, { values }) => {
    const thoughts = textOf(values, 'thoughts')
    if (thoughts !== undefined) {
      const count = countFrom(thoughts)
      const made = await withDatabase(({ db }) => seedTrial(db, count))
      print({ ...made, thoughts: count }, `Made the topic ${made.slug} with ${count} thoughts.`)
      return
    }
    const blobs = createDiskBlobs(path.join(config.dataDir, 'media'))
    const made = await withDatabase(({ db }) => seedDemo(db, blobs))
    const done = `Made ${made.topics} topics with ${made.thoughts} thoughts.`
    print(made, made.topics > 0 ? done : 'There are topics already; nothing was changed.')
  },
}
